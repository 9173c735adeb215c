import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameName } from './frame-name.ts';

test('table B.1 of ITU-T T.81: the kinds of frame', () => {
  assert.equal(frameName(0xc0), 'Baseline DCT, Huffman coding');
  assert.equal(frameName(0xc1), 'Extended sequential DCT, Huffman coding');
  assert.equal(frameName(0xc2), 'Progressive DCT, Huffman coding');
  assert.equal(frameName(0xc3), 'Lossless, Huffman coding');
  assert.equal(frameName(0xc5), 'Sequential DCT, differential, Huffman coding');
  assert.equal(frameName(0xc6), 'Progressive DCT, differential, Huffman coding');
  assert.equal(frameName(0xc9), 'Extended sequential DCT, arithmetic coding');
  assert.equal(frameName(0xcf), 'Lossless, differential, arithmetic coding');
});
