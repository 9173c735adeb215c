import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLabApi } from '../cell/lab-api.ts';
import { labWithin } from './lab-within.ts';

function setUp() {
  const run = new AbortController();
  const part = new AbortController();
  const timers: (() => void)[] = [];
  const lab = createLabApi(
    { labs: null, session: null, run: 1, via: 'direct', clockOffsetUs: null, parameters: {} },
    {
      nowMs: () => 0,
      startedAtMs: 0,
      signal: run.signal,
      after: (_delayMs, callback) => void timers.push(callback),
    },
  );
  return { run, part, timers, lab, inner: labWithin(lab, part.signal) };
}

test('the end of the part ends its sleeps, and leaves the run alone', async () => {
  const { part, inner, lab } = setUp();
  const sleep = inner.sleep(1000);
  part.abort(new Error('over'));
  await assert.rejects(sleep, /over/);
  await assert.rejects(inner.sleep(1), /over/);
  assert.equal(inner.signal.aborted, true);
  assert.equal(lab.signal.aborted, false);
});

test('the end of the run ends the part too', async () => {
  const { run, inner } = setUp();
  let stopped = 0;
  inner.onStop(() => (stopped += 1));
  const sleep = inner.sleep(1000);
  run.abort(new Error('stopped'));
  await assert.rejects(sleep, /stopped/);
  assert.equal(stopped, 1);
});

test('a sleep that is over resolves', async () => {
  const { inner, timers } = setUp();
  const sleep = inner.sleep(1000);
  timers[0]?.();
  await sleep;
});
