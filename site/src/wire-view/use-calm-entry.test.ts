import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TraceBuilder } from './testing/sample-trace.ts';
import { createTraceStore } from './trace-store.ts';
import type { TraceView } from './trace-view.ts';
import { calmlyShown, leastShownMs } from './use-calm-entry.ts';

function viewOfTwo(): TraceView {
  const store = createTraceStore({ schedule: (callback) => callback() });
  const trace = new TraceBuilder();
  trace.open(1, 1_000);
  trace.up(1, 'GET / HTTP/1.1\r\n\r\n', 2_000);
  store.append(trace.records);
  return store.viewOf(1);
}

const view = viewOfTwo();
const [first = null, second = null] = view.entries;
const wanted = { view, chosen: false };
const shown = calmlyShown(null, { ...wanted, entry: first }, 1000);

test('the first entry is shown at once', () => {
  assert.ok(first !== null && second !== null);
  assert.deepEqual(shown, { entry: first, view, generation: view.generation, sinceMs: 1000 });
});

test('a newer entry waits until the one before was seen for a quarter of a second', () => {
  const early = calmlyShown(shown, { ...wanted, entry: second }, 999 + leastShownMs);
  assert.equal(early, shown);
  const late = calmlyShown(early, { ...wanted, entry: second }, 1000 + leastShownMs);
  assert.equal(late.entry, second);
  assert.equal(late.sinceMs, 1000 + leastShownMs);
});

test('an entry that somebody chose does not wait', () => {
  const chosen = calmlyShown(shown, { view, entry: second, chosen: true }, 1001);
  assert.equal(chosen.entry, second);
});

test('another trace does not wait, and neither does one that was cleared', () => {
  const other = viewOfTwo();
  assert.equal(calmlyShown(shown, { ...wanted, view: other, entry: null }, 1001).view, other);
  const cleared = { ...shown, generation: view.generation - 1 };
  assert.equal(calmlyShown(cleared, { ...wanted, entry: null }, 1001).entry, null);
});

test('an entry that stays in sight keeps the time since when', () => {
  assert.equal(calmlyShown(shown, { ...wanted, entry: first }, 5000), shown);
});
