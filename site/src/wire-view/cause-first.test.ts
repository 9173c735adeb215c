import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldPageRecords, type NewPageRecord } from './held-page-records.ts';

const at = (timeUs: number, label: string, change: Partial<NewPageRecord> = {}): NewPageRecord => ({
  timeUs,
  run: 1,
  lane: 'postMessage',
  from: 'A',
  to: 'B',
  label,
  facts: [],
  head: Uint8Array.of(1, 2),
  ...change,
});

/** Labels and times of what was held, in their order. */
function heldOf(...records: readonly NewPageRecord[]): string[] {
  const held = new HeldPageRecords();
  for (const record of records) held.hold([record]);
  return held.before(Infinity).map(({ label, timeUs }) => `${label} ${timeUs}`);
}

test('a message does not arrive before it was posted, whichever end told first', () => {
  const expected = ['posted 1100', 'accepted 1100'];
  assert.deepEqual(heldOf(at(1_000, 'accepted'), at(1_100, 'posted')), expected);
  assert.deepEqual(heldOf(at(1_100, 'posted'), at(1_000, 'accepted')), expected);
});

test('at one instant the post comes first', () => {
  assert.deepEqual(heldOf(at(5, 'delivered'), at(5, 'posted')), ['posted 5', 'delivered 5']);
});

test('another message keeps its time: other data, other ends, or much earlier', () => {
  for (const change of [{ head: Uint8Array.of(1, 3) }, { to: 'C' }, { lane: 'MessagePort' }]) {
    const records = heldOf(at(1_000, 'accepted', change), at(1_100, 'posted'));
    assert.deepEqual(records, ['accepted 1000', 'posted 1100']);
  }
  const records = heldOf(at(1_000, 'accepted'), at(3_001, 'posted'));
  assert.deepEqual(records, ['accepted 1000', 'posted 3001']);
});
