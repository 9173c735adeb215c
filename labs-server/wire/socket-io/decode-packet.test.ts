import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneUnit } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeAttachment } from './decode-attachment.ts';
import { decodeSocketIoPacket } from './decode-packet.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const decoder = oneUnit(decodeSocketIoPacket);

testGoldens(fixtures, decoder);
testFuzz(fixtures, decoder);

function packetOf(text: string) {
  const result = decodeSocketIoPacket(ascii(text), { atEnd: true });
  assert.equal(result.status, 'complete', text);
  return result.status === 'complete' ? result.value : null;
}

function codeOf(text: string): string {
  const result = decodeSocketIoPacket(ascii(text), { atEnd: true });
  return result.status === 'malformed' ? result.error.code : result.status;
}

test('the examples of the section "Packet encoding" read as the packets that they stand for', () => {
  const main = { attachmentCount: 0, namespace: '/', acknowledgmentId: null, payload: undefined };
  const admin = { ...main, namespace: '/admin' };
  assert.deepEqual(packetOf('0'), { ...main, type: 'CONNECT' });
  assert.deepEqual(packetOf('0/admin,{"sid":"o"}'), {
    ...admin,
    type: 'CONNECT',
    payload: { sid: 'o' },
  });
  assert.deepEqual(packetOf('4{"message":"Not authorized"}'), {
    ...main,
    type: 'CONNECT_ERROR',
    payload: { message: 'Not authorized' },
  });
  assert.deepEqual(packetOf('212["foo"]'), {
    ...main,
    type: 'EVENT',
    acknowledgmentId: 12n,
    payload: ['foo'],
  });
  assert.deepEqual(packetOf('3/admin,13["bar"]'), {
    ...admin,
    type: 'ACK',
    acknowledgmentId: 13n,
    payload: ['bar'],
  });
  assert.deepEqual(packetOf('1/admin,'), { ...admin, type: 'DISCONNECT' });
  const binary = packetOf('61-15["bar",{"_placeholder":true,"num":0}]');
  assert.deepEqual([binary?.type, binary?.attachmentCount], ['BINARY_ACK', 1]);
});

test('each type has its own rule for the payload', () => {
  for (const text of ['2', '2{}', '2[]', '2[null]', '3', '3{}', '0[]', '0"a"', '1{}', '4[]']) {
    assert.equal(codeOf(text), 'payload-invalid', text);
  }
  for (const text of ['2["a"', '2[a]', '3[', '0{', '2\ufeff["a"]']) {
    assert.equal(codeOf(text), 'payload-not-json', text);
  }
});

test('a packet begins with a type that exists, and a binary one with its attachments', () => {
  assert.equal(codeOf(''), 'packet-type-missing');
  for (const text of ['7', 'a', '["a"]']) assert.equal(codeOf(text), 'packet-type-unknown', text);
  for (const text of ['5["a"]', '50-["a"]', '5-["a"]', '61["a"]', '5', '51']) {
    assert.equal(codeOf(text), 'attachments-illegal', text);
  }
});

test('an acknowledgment id keeps every digit', () => {
  assert.equal(packetOf('29007199254740993["a"]')?.acknowledgmentId, 9007199254740993n);
});

test('an attachment is one field, and says which one it is', () => {
  const { fields } = decodeAttachment(Uint8Array.of(1, 2, 3), 10, 1, 2);
  assert.equal(fields.length, 1);
  assert.deepEqual(fields[0]?.range, { startBit: 80, bitLength: 24 });
  assert.match(fields[0]?.meaning ?? '', /^Attachment 1 \(2 of 2\)/);
  assert.deepEqual(decodeAttachment(new Uint8Array(0), 0, 0, 1).fields, []);
});

test('work is linear in the packet', () => {
  assertLinear((size) => ascii(`2["a","${'b'.repeat(size)}"]`), decoder);
  assertLinear((size) => ascii(`2["a"${',1'.repeat(size)}]`), decoder);
  assertLinear((size) => ascii(`0/${'n'.repeat(size)},`), decoder);
  assertLinear((size) => ascii(`2["a",${'['.repeat(size)}${']'.repeat(size)}]`), decoder);
});
