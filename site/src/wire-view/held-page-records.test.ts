import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldPageRecords, type NewPageRecord } from './held-page-records.ts';

const at = (timeUs: number): NewPageRecord => ({
  timeUs,
  run: 1,
  lane: 'postMessage',
  from: 'A',
  to: 'B',
  label: 'accepted',
  facts: [],
  head: new Uint8Array(0),
});

test('records leave in the order of time, up to the instant that is told', () => {
  const held = new HeldPageRecords();
  held.hold([at(30), at(10)]);
  held.hold([at(20)]);
  assert.deepEqual(
    held.before(30).map(({ timeUs, sequence }) => [timeUs, sequence]),
    [
      [10, 2],
      [20, 3],
    ],
  );
  assert.deepEqual(
    held.before(Infinity).map(({ timeUs }) => timeUs),
    [30],
  );
});

test('what has waited long enough leaves without news from the server', () => {
  const held = new HeldPageRecords();
  held.hold([at(30), at(10)]);
  const due = held.lastSequence;
  held.hold([at(20), at(40)]);
  assert.deepEqual(
    held.upTo(due).map(({ timeUs }) => timeUs),
    [10, 20, 30],
  );
  assert.deepEqual(held.upTo(due), []);
  assert.equal(held.before(Infinity).length, 1);
});
