import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUpperPdu, encodeUpperPdu } from './upper-pdu.ts';

test('what was put behind the tags comes out again', () => {
  for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3)]) {
    assert.deepEqual(decodeUpperPdu(encodeUpperPdu(bytes)), bytes);
  }
});

test('the dissector is named "data"', () => {
  const packet = Buffer.from(encodeUpperPdu(new Uint8Array()));
  assert.equal(packet.toString('hex'), `000c0004${Buffer.from('data').toString('hex')}00000000`);
});

test('tags that do not end within the packet leave nothing', () => {
  const packet = encodeUpperPdu(new Uint8Array());
  for (let length = 0; length < packet.length; length += 1) {
    assert.equal(decodeUpperPdu(packet.subarray(0, length)), null);
  }
});
