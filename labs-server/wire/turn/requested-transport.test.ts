import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestedTransport, transportProtocols } from './requested-transport.ts';
import { assertAttribute, faultOf } from '../stun/testing/stun-bytes.ts';

test('RFC 8656 section 18.8: a protocol number, and 24 bits that are ignored', () => {
  assertAttribute(requestedTransport, transportProtocols.UDP, '11000000');
  assertAttribute(requestedTransport, transportProtocols.TCP, '06000000');
  assert.equal(faultOf(requestedTransport, '11'), 'attribute-length-invalid');
});
