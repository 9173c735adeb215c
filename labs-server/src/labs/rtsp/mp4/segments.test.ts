import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoxSplitter } from './box-splitter.ts';
import { type Segment, SegmentAssembly } from './segments.ts';
import { gray, grayFragments, grayInitialization } from './testing/gray.ts';

test('ftyp and moov are the initialization segment, each moof and mdat a media segment, mfra none', () => {
  const segments: Segment[] = [];
  const assembly = new SegmentAssembly();
  const splitter = new BoxSplitter((box) => {
    const segment = assembly.take(box);
    if (segment !== null) segments.push(segment);
  });
  splitter.push(gray);
  assert.deepEqual(segments, [
    { kind: 'initialization', bytes: grayInitialization },
    ...grayFragments.map((bytes) => ({ kind: 'media', bytes })),
  ]);
});

test('a box that ends a segment which never began is left out', () => {
  const assembly = new SegmentAssembly();
  assert.equal(assembly.take({ type: 'mdat', bytes: Buffer.alloc(8) }), null);
});
