import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelNumber, isChannelNumber } from './channel-number.ts';
import { assertAttribute, bytesOf, decodeAlone, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.1: a number of 16 bits, and as many that are ignored', () => {
  assertAttribute(channelNumber, 0x4000, '4000 0000');
  assert.equal(faultOf(channelNumber, '4000'), 'attribute-length-invalid');
  assert.equal(decodeAlone(channelNumber, bytesOf('4001 ffff')).value, 0x4001);
});

test('section 12: channels have the numbers 0x4000 to 0x4FFF', () => {
  assert.deepEqual([0x3fff, 0x4000, 0x4fff, 0x5000].map(isChannelNumber), [
    false,
    true,
    true,
    false,
  ]);
});
