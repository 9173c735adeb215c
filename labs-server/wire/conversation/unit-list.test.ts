import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnitList } from './unit-list.ts';

function addTo(units: UnitList, layer: number, start: number, end: number): number {
  return units.add({
    direction: 'client-to-server',
    format: 'raw',
    kind: 'undecoded',
    title: `${start}-${end}`,
    layer,
    range: { start, end },
    fields: [],
    state: 'complete',
    error: null,
    exchange: 0,
  });
}

test('an id is the position in the list, and stays when the unit changes', () => {
  const units = new UnitList();
  const ids = [addTo(units, 0, 0, 4), addTo(units, 1, 0, 9), addTo(units, 0, 4, 8)];
  assert.deepEqual(ids, [0, 1, 2]);
  units.update(1, { title: 'changed' });
  assert.deepEqual(
    units.all.map(({ id, title }) => `${id} ${title}`),
    ['0 0-4', '1 changed', '2 4-8'],
  );
  units.update(7, { title: 'nobody' });
  assert.equal(units.all.length, 3);
});

test('a range finds the units of its layer that have a byte in it', () => {
  const units = new UnitList();
  for (const [start, end] of [
    [0, 4],
    [4, 4],
    [4, 8],
    [12, 16],
  ] as const)
    addTo(units, 0, start, end);
  addTo(units, 1, 0, 100);
  const titlesIn = (start: number, end: number) =>
    units.inRange(0, { start, end }).map(({ title }) => title);
  assert.deepEqual(titlesIn(3, 5), ['0-4', '4-8']);
  assert.deepEqual(titlesIn(4, 12), ['4-8']);
  assert.deepEqual(titlesIn(8, 12), []);
  assert.deepEqual(titlesIn(0, 100), ['0-4', '4-8', '12-16']);
  assert.deepEqual(units.inRange(9, { start: 0, end: 9 }), []);
});
