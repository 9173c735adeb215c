import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CameraFrame } from '../../video/frame.ts';
import type { PartLayout } from './parts.ts';
import { createSharedParts } from './shared-parts.ts';

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
const frameOf = (number: number): CameraFrame => ({
  number,
  capturedUs: 0,
  capturedWallMs: 0,
  jpeg,
});
const layout: PartLayout = {
  boundary: 'b',
  flush: 'before',
  length: 'exact',
  boundaryInData: false,
};

test('one frame in one layout is put together once', () => {
  const parts = createSharedParts();
  const frame = frameOf(1);
  assert.equal(parts.partOf(frame, layout), parts.partOf(frame, { ...layout }));
  assert.notEqual(parts.partOf(frame, layout), parts.partOf(frameOf(2), layout));
});

test('another layout has bytes of its own', () => {
  const parts = createSharedParts();
  const frame = frameOf(1);
  const layouts: PartLayout[] = [
    layout,
    { ...layout, flush: 'after' },
    { ...layout, flush: 'header' },
    { ...layout, length: 'none' },
    { ...layout, length: 'short' },
    { ...layout, length: 'long' },
    { ...layout, boundaryInData: true },
  ];
  const texts = layouts.map((one) => parts.partOf(frame, one).toString('latin1'));
  assert.equal(new Set(texts).size, layouts.length);
});
