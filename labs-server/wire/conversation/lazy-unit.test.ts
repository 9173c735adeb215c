import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '../field/field.ts';
import { UnitList } from './unit-list.ts';

const field: Field = {
  name: 'FIN',
  range: { startBit: 0, bitLength: 1 },
  value: 1,
  meaning: 'The last fragment.',
  source: { standard: 'RFC 6455', section: '5.2' },
  children: [],
};

test('the fields are read when somebody looks, and not before', () => {
  const units = new UnitList();
  let reads = 0;
  const read = (): readonly Field[] => {
    reads += 1;
    return [field];
  };
  const id = units.add({
    direction: 'client-to-server',
    format: 'websocket',
    kind: 'frame',
    title: 'text 1 B',
    layer: 0,
    range: { start: 0, end: 1 },
    fields: read,
    state: 'complete',
    error: null,
    exchange: 0,
  });
  assert.equal(units.inRange(0, { start: 0, end: 1 })[0]?.title, 'text 1 B');
  assert.equal(reads, 0);
  assert.deepEqual(units.all[id]?.fields, [field]);
  units.update(id, { title: 'changed' });
  assert.deepEqual(units.all[id]?.fields, [field]);
  units.update(id, { fields: [] });
  assert.deepEqual(units.all[id]?.fields, []);
});
