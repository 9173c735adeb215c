import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../../../../wire/testing/random.ts';
import { type Box, BoxSplitter, maxBoxBytes } from './box-splitter.ts';
import { gray } from './testing/gray.ts';

function split(pieces: readonly Buffer[]): Box[] {
  const boxes: Box[] = [];
  const splitter = new BoxSplitter((box) => boxes.push({ ...box, bytes: Buffer.from(box.bytes) }));
  for (const piece of pieces) splitter.push(piece);
  return boxes;
}

const types = ['ftyp', 'moov', 'moof', 'mdat', 'moof', 'mdat', 'moof', 'mdat', 'mfra'];

test('the boxes of a file are found, whole and in order', () => {
  const boxes = split([gray]);
  assert.deepEqual(
    boxes.map(({ type }) => type),
    types,
  );
  assert.deepEqual(Buffer.concat(boxes.map(({ bytes }) => bytes)), gray);
});

test('it does not matter where the stream was cut', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  for (let round = 0; round < 100; round += 1) {
    const pieces: Buffer[] = [];
    for (let at = 0; at < gray.length;) {
      const end = at + 1 + random.below(round + 1);
      pieces.push(gray.subarray(at, end));
      at = end;
    }
    assert.deepEqual(split(pieces), split([gray]), `seed ${seed}`);
  }
});

test('a size that no box has is refused before anything is kept', () => {
  for (const size of [0, 1, 7, maxBoxBytes + 1]) {
    const head = Buffer.alloc(8, 'mdat');
    head.writeUInt32BE(size);
    assert.throws(() => split([head]), new RegExp(`size is ${size} bytes`));
  }
});
