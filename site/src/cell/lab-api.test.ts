import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabSetting } from './cell-message.ts';
import { createLabApi, type LabApi } from './lab-api.ts';

const setting: LabSetting = {
  labs: ['http://127.0.0.1:4601', 'http://127.0.0.1:4602/'],
  session: 'abc',
  run: 7,
  via: 'direct',
  clockOffsetUs: 1_000_000,
  parameters: { rateHz: 2 },
};

function create(
  changes: Partial<LabSetting> = {},
  stop = new AbortController(),
): { readonly lab: LabApi; readonly timers: (() => void)[] } {
  const timers: (() => void)[] = [];
  const lab = createLabApi(
    { ...setting, ...changes },
    {
      nowMs: () => 1500,
      startedAtMs: 500,
      signal: stop.signal,
      after: (_delayMs, callback) => void timers.push(callback),
    },
  );
  return { lab, timers };
}

test('lab.url names session, run and parameters, and leaves out what is null', () => {
  const { lab } = create();
  assert.equal(
    lab.url('/polling/events', { since: 3, intervalMs: null, x: 'a b' }),
    'http://127.0.0.1:4601/s/abc/7/polling/events?since=3&x=a+b',
  );
  assert.equal(
    lab.url('/polling/latest', {}, { origin: 'b' }),
    'http://127.0.0.1:4602/s/abc/7/polling/latest',
  );
});

test('lab.url goes by the intermediary that the bench chose', () => {
  const { lab } = create({ via: 'rechunk' });
  assert.equal(lab.url('/a/b'), 'http://127.0.0.1:4601/s/abc/7/a/b?via=rechunk');
});

test('without a lab server lab.url says what is missing and how to get it', () => {
  const { lab } = create({ labs: null });
  assert.throws(() => lab.url('/a/b'), /no lab server is connected.*npm start/);
});

test('a path that does not begin with a slash is refused with an example', () => {
  const { lab } = create();
  assert.throws(() => lab.url('polling'), /begins with "\/"/);
});

test('lab.now counts from the start, lab.sharedClockUs is the server’s clock', () => {
  const { lab } = create();
  assert.equal(lab.now(), 1000);
  assert.equal(lab.sharedClockUs(), 2_500_000);
  assert.throws(() => create({ clockOffsetUs: null }).lab.sharedClockUs(), /not aligned/);
});

test('lab.sleep ends with its time, and a stop rejects it', async () => {
  const stop = new AbortController();
  const { lab, timers } = create({}, stop);
  const slept = lab.sleep(10);
  timers[0]?.();
  await slept;
  const cut = lab.sleep(10);
  stop.abort(new Error('stopped'));
  await assert.rejects(cut, /stopped/);
  await assert.rejects(lab.sleep(10), /stopped/);
});

test('lab.onStop calls back once, on stop', () => {
  const stop = new AbortController();
  const { lab } = create({}, stop);
  let calls = 0;
  lab.onStop(() => {
    calls += 1;
  });
  assert.equal(calls, 0);
  stop.abort();
  assert.equal(calls, 1);
});
