/** The examples of RFC 6455 section 5.7, and what the builder adds to them: frames that break a rule. */
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyMask, encodeFrame, lengthFormOf, textFrame } from './encode-frame.ts';

const key = parseHex('37fa213d');
assert.ok(key);
const hello = textFrame('Hello', null);
const binaryOf = (byteLength: number) => ({
  ...hello,
  opcode: 0x2,
  payload: new Uint8Array(byteLength),
});
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('a single-frame unmasked text message', () => {
  assert.equal(hexOf(encodeFrame(hello)), '810548656c6c6f');
});

test('a single-frame masked text message', () => {
  assert.equal(hexOf(encodeFrame(textFrame('Hello', key))), '818537fa213d7f9f4d5158');
});

test('a fragmented unmasked text message', () => {
  const first = { ...textFrame('Hel', null), fin: false };
  const last = { ...textFrame('lo', null), opcode: 0x0 };
  assert.equal(hexOf(encodeFrame(first)), '010348656c');
  assert.equal(hexOf(encodeFrame(last)), '80026c6f');
});

test('unmasked ping request and masked ping response', () => {
  assert.equal(hexOf(encodeFrame({ ...hello, opcode: 0x9 })), '890548656c6c6f');
  const pong = { ...textFrame('Hello', key), opcode: 0xa };
  assert.equal(hexOf(encodeFrame(pong)), '8a8537fa213d7f9f4d5158');
});

test('256 bytes and 64 KiB of binary data in a single unmasked frame', () => {
  assert.equal(hexOf(encodeFrame(binaryOf(256)).subarray(0, 4)), '827e0100');
  assert.equal(hexOf(encodeFrame(binaryOf(65_536)).subarray(0, 10)), '827f0000000000010000');
  assert.equal(encodeFrame(binaryOf(65_536)).length, 65_546);
});

test('the reserved bits are bits 1 to 3, and an opcode keeps to its four bits', () => {
  assert.equal(encodeFrame({ ...hello, fin: false, rsv1: true })[0], 0x41);
  assert.equal(encodeFrame({ ...hello, rsv2: true, rsv3: true })[0], 0xb1);
  assert.equal(encodeFrame({ ...hello, opcode: 0xb })[0], 0x8b);
});

test('a length can be written in more bytes than it needs, never in fewer', () => {
  assert.equal(hexOf(encodeFrame({ ...hello, lengthForm: '16' })), '817e000548656c6c6f');
  assert.equal(
    hexOf(encodeFrame({ ...hello, lengthForm: '64' }).subarray(0, 10)),
    '817f0000000000000005',
  );
  assert.equal(lengthFormOf(125n, '7'), '7');
  assert.equal(lengthFormOf(126n, '7'), '16');
  assert.equal(lengthFormOf(65_536n, '16'), '64');
});

test('a claimed length beyond 2^53 keeps every bit, and no payload is made for it', () => {
  const claim = { ...hello, claimedLength: 0xffff_ffff_ffff_fffen };
  assert.equal(hexOf(encodeFrame(claim)), '817ffffffffffffffffe48656c6c6f');
});

test('masking twice gives the first bytes again, and leaves its input as it was', () => {
  const { payload } = hello;
  assert.deepEqual(applyMask(applyMask(payload, key), key), payload);
  assert.equal(hexOf(payload), '48656c6c6f');
});
