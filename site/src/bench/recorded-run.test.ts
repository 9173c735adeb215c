import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeOf, type OpenTraceAnswer } from '../wire-view/trace-file-actions.ts';
import { RecordedRun } from './recorded-run.ts';

function traceOf(title: string): OpenTraceAnswer {
  const metadata = {
    title,
    benchId: null,
    code: null,
    console: [],
    createdAt: '2026-03-01T00:00:00Z',
    productVersion: '1',
    originUs: null,
    sessionIdsReplaced: true,
  };
  return { trace: { metadata, store: storeOf({ metadata, records: [] }) } };
}

function made() {
  const { promise, resolve } = Promise.withResolvers<OpenTraceAnswer>();
  let stops = 0;
  const run = new RecordedRun(
    () => promise,
    () => void (stops += 1),
  );
  return { run, resolve, stops: () => stops };
}

test('showing the recorded run stops the live one, and tells that it loads', async () => {
  const { run, resolve, stops } = made();
  const shown = run.show();
  assert.equal(stops(), 1);
  assert.equal(run.isLoading.value, true);
  resolve(traceOf('recorded'));
  await shown;
  assert.equal(run.isLoading.value, false);
  assert.equal(run.trace.value?.metadata.title, 'recorded');
});

test('a trace that comes after Run was pressed does not push the live run away', async () => {
  const { run, resolve } = made();
  const shown = run.show();
  run.hide();
  resolve(traceOf('too late'));
  await shown;
  assert.equal(run.trace.value, null);
  assert.equal(run.isLoading.value, false);
});

test('of two wishes the newer is shown, whichever answers first', async () => {
  const { run, resolve } = made();
  const shown = run.show();
  assert.equal(await run.open(Promise.resolve(traceOf('a file'))), null);
  resolve(traceOf('recorded'));
  await shown;
  assert.equal(run.trace.value?.metadata.title, 'a file');
  assert.equal(run.isFile.value, true);
});

test('a file that cannot be read leaves what is shown, and says why', async () => {
  const { run, resolve } = made();
  const shown = run.show();
  resolve(traceOf('recorded'));
  await shown;
  assert.equal(await run.open(Promise.resolve({ problem: 'No pcapng.' })), 'No pcapng.');
  assert.equal(run.trace.value?.metadata.title, 'recorded');
});
