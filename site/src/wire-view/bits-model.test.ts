import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitRowOf, bitText, isChosen } from './bits-model.ts';
import { clockTrace } from './testing/sample-trace.ts';
import { anatomyOf } from './record-anatomy.ts';
import { isDataEntry } from './shown-entries.ts';
import { storeOfRecords } from './testing/store-of-records.ts';

function chunkAnatomy() {
  const { entries } = storeOfRecords(clockTrace(1).records).viewOf(1);
  const entry = entries.findLast(isDataEntry);
  assert.ok(isDataEntry(entry) && entry.connection !== null);
  return anatomyOf(entry.connection, entry.record);
}

test('bits stand in groups of whole bytes, the most significant first', () => {
  assert.equal(bitText(Uint8Array.of(0x32, 0x0d)), '00110010 00001101');
});

test('the boxes of every row tile its bits: no gap, no overlap, none across fields', () => {
  const anatomy = chunkAnatomy();
  for (const perRow of [2, 4]) {
    for (let start = 0; start < anatomy.bytes.length; start += perRow) {
      const boxes = bitRowOf(anatomy, start, perRow);
      let bit = 0;
      for (const box of boxes) {
        assert.equal(box.startBit, bit);
        bit += box.bitLength;
      }
      assert.equal(bit, Math.min(perRow, anatomy.bytes.length - start) * 8);
    }
  }
});

test('a box is chosen with its field, and with every field around that', () => {
  const [box] = bitRowOf(chunkAnatomy(), 0, 4);
  const path = box?.placed?.path ?? '';
  assert.equal(box?.placed?.field.name, 'chunk-size');
  assert.ok(box !== undefined && isChosen(box, path));
  assert.ok(!isChosen(box, null));
  assert.ok(!isChosen(box, `${path}9`));
});
