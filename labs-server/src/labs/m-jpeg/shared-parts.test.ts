import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CameraFrame } from '../../video/frame.ts';
import { framePart, type PartLayout } from './parts.ts';
import { createSharedParts } from './shared-parts.ts';

const jpeg = Buffer.from('\xff\xd8data\xff\xd9', 'latin1');
const frame: CameraFrame = { number: 1, capturedUs: 0, capturedWallMs: 1_500, jpeg };
const layout: PartLayout = {
  boundary: 'b',
  flush: 'before',
  length: 'exact',
  boundaryInData: false,
};

test('a chunk is the size of the part in hexadecimal, the part, and their line ends', () => {
  const { bytes, chunk } = createSharedParts().partOf(frame, layout, false);
  assert.deepEqual(bytes, framePart(layout, frame, false));
  const size = bytes.length.toString(16);
  assert.equal(chunk.toString('latin1'), `${size}\r\n${bytes.toString('latin1')}\r\n`);
});

test('streams with one layout share the part of a frame; another layout, frame or end has its own', () => {
  const parts = createSharedParts();
  const shared = parts.partOf(frame, layout, false);
  assert.equal(parts.partOf(frame, { ...layout }, false), shared);
  const other = parts.partOf(frame, { ...layout, flush: 'header' }, false);
  assert.notDeepEqual(other.bytes, shared.bytes);
  const last = parts.partOf(frame, layout, true);
  assert.deepEqual(last.bytes, framePart(layout, frame, true));
  assert.equal(parts.partOf(frame, layout, false), shared);
  const next = { ...frame, number: 2, jpeg: Buffer.from('next') };
  assert.deepEqual(parts.partOf(next, layout, false).bytes, framePart(layout, next, false));
});

test('every layout has bytes of its own', () => {
  const parts = createSharedParts();
  const layouts: PartLayout[] = [
    layout,
    { ...layout, flush: 'after' },
    { ...layout, flush: 'header' },
    { ...layout, length: 'none' },
    { ...layout, length: 'short' },
    { ...layout, length: 'long' },
    { ...layout, boundaryInData: true },
  ];
  const texts = layouts.map((one) => parts.partOf(frame, one, false).bytes.toString('latin1'));
  assert.equal(new Set(texts).size, layouts.length);
});
