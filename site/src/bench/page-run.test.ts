import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import type { RunHandle, RunInput } from './bench-model.ts';
import { startInPage, type PageWork } from './page-run.ts';

const setting = {
  labs: ['http://a', 'http://b'],
  session: 's',
  run: 7,
  via: 'throttle',
  clockOffsetUs: 0,
  parameters: {},
} as const;

/** What is left of a bench that starts at once: the run's handle, and what is told. */
function start(work: PageWork) {
  const refusal = signal<string | null>(null);
  const started: { via: string; handle: RunHandle }[] = [];
  const bench = {
    refusal,
    start: ({ via, launch }: RunInput) => {
      started.push({ via, handle: launch(setting) });
      return Promise.resolve();
    },
  };
  startInPage(bench, 'throttle', work);
  const [first] = started;
  if (first === undefined) throw new Error('It was not started.');
  return { refusal, ...first };
}

/** Resolves when everything that waits for settled promises has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a run in the page begins at once, knows its lab, and ends with its work', async () => {
  const asked: string[] = [];
  const { via, handle, refusal } = start((lab, { run }) => {
    asked.push(`${run} ${lab.url('/polling/latest')}`);
    return Promise.resolve();
  });
  assert.equal(via, 'throttle');
  assert.deepEqual(asked, ['7 http://a/s/s/7/polling/latest?via=throttle']);
  assert.ok(!handle.ended.value);
  await settled();
  assert.ok(handle.ended.value);
  assert.equal(refusal.value, null);
});

test('work that fails is told in its own words, unless it was stopped', async () => {
  const failed = start(() => Promise.reject(new TypeError('Failed to fetch')));
  await settled();
  assert.equal(failed.refusal.value, 'TypeError: Failed to fetch');
  assert.ok(failed.handle.ended.value);
  const stopped = start(
    ({ signal: stop }) =>
      new Promise((_, reject) => stop.addEventListener('abort', () => reject(stop.reason))),
  );
  stopped.handle.stop();
  await settled();
  assert.equal(stopped.refusal.value, null);
  assert.ok(stopped.handle.ended.value);
});

test('before the bench is alive nothing is started', () => {
  startInPage(null, 'direct', () => Promise.reject(new Error('It was started.')));
});
