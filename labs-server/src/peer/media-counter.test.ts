/** Packets, losses and frames as RFC 3550 and RFC 7741 count them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MediaCounter } from './media-counter.ts';
import { readVp8Start } from './vp8-payload.ts';

function countAll(...sequenceNumbers: readonly (number | readonly [ssrc: number, number])[]) {
  const counter = new MediaCounter();
  for (const one of sequenceNumbers) {
    const [ssrc, sequenceNumber] = typeof one === 'number' ? [1, one] : one;
    counter.count({ ssrc, sequenceNumber, marker: false, payload: new Uint8Array(10) }, 'opus');
  }
  return counter.counted;
}

test('what is missing between first and last is lost; what comes late is not', () => {
  assert.equal(countAll(5, 6, 7).lost, 0);
  assert.equal(countAll(5, 8).lost, 2);
  assert.equal(countAll(5, 8, 6).lost, 1);
  assert.equal(countAll(5, 4, 6).lost, 0, 'before the first one that came');
  assert.equal(countAll(5, 6, 6).lost, 0, 'twice');
});

test('sequence numbers go on after 65535', () => {
  assert.equal(countAll(65_534, 65_535, 0, 1).lost, 0);
  assert.equal(countAll(65_534, 1).lost, 2);
  assert.equal(countAll(65_535, 1, 0).lost, 0);
});

test('a new source begins anew, and what was lost before stays lost', () => {
  assert.equal(countAll([1, 5], [1, 8], [2, 40_000], [2, 40_002]).lost, 3);
  assert.equal(countAll([1, 5], [2, 9]).packets, 2);
});

test('the payload descriptor in each of its shapes, and the size of a key frame', () => {
  const key = '0000009d012a8002e001';
  const size = { width: 640, height: 480 };
  const shapes = ['10', '90800a', '9080800a', '90c00a05', '90e00a0540', '902040'];
  for (const descriptor of shapes) {
    const read = readVp8Start(Buffer.from(descriptor + key, 'hex'));
    assert.deepEqual(read, { isKeyFrame: true, size }, descriptor);
  }
  const later = [Buffer.from('00' + key, 'hex'), Buffer.from('11' + key, 'hex')];
  for (const payload of [...later, new Uint8Array(0), Buffer.from('90', 'hex')]) {
    assert.equal(readVp8Start(payload), null);
  }
  assert.deepEqual(readVp8Start(Buffer.from('1001', 'hex')), { isKeyFrame: false, size: null });
  assert.deepEqual(readVp8Start(Buffer.from('1000', 'hex')), { isKeyFrame: true, size: null });
});
