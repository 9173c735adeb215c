import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findByte } from './find-byte.ts';
import { Layers } from './layers.ts';

function layerWith(length: number, ...positions: readonly number[]) {
  const layer = new Layers().raw('client-to-server');
  const bytes = new Uint8Array(length);
  for (const position of positions) bytes[position] = 10;
  layer.store.append(bytes);
  return layer;
}

test('the first byte in the range is found, wherever the steps of the search end', () => {
  for (const position of [0, 63, 64, 191, 192, 4095, 4096, 20_000]) {
    const layer = layerWith(20_001, position, 20_000);
    assert.equal(findByte(layer, 10, { start: 0, end: 20_001 }), position);
  }
});

test('what lies outside the range is not found', () => {
  const layer = layerWith(300, 10, 200);
  assert.equal(findByte(layer, 10, { start: 11, end: 200 }), -1);
  assert.equal(findByte(layer, 10, { start: 11, end: 201 }), 200);
  assert.equal(findByte(layer, 10, { start: 300, end: 300 }), -1);
});
