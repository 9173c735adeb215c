import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '@wireside/labs-server/wire/stun/attribute.ts';
import { encodeStunMessage } from '@wireside/labs-server/wire/stun/encode-message.ts';
import { errorCode } from '@wireside/labs-server/wire/stun/error-code.ts';
import { useCandidate } from '@wireside/labs-server/wire/stun/use-candidate.ts';
import { encodeChannelData } from '@wireside/labs-server/wire/turn/encode-channel-data.ts';
import { packetContent } from './packet-content.ts';

const transactionId = new Uint8Array(12);
const check = encodeStunMessage({
  messageClass: 'request',
  method: 1,
  transactionId,
  attributes: [attribute(useCandidate, true)],
});

test('a check is named by its method, its class and its nomination', () => {
  const { title, fields } = packetContent(check, 'datagram');
  assert.equal(title, 'Binding request, USE-CANDIDATE');
  assert.ok(fields.some(({ name }) => name === 'magic cookie'));
});

test('an error response tells its code', () => {
  const refusal = encodeStunMessage({
    messageClass: 'error response',
    method: 8,
    transactionId,
    attributes: [attribute(errorCode, { code: 403, reason: 'Forbidden' })],
  });
  assert.equal(packetContent(refusal, 'datagram').title, 'CreatePermission error response 403');
});

test('ChannelData tells what it carries, and is looked into once', () => {
  const once = encodeChannelData(0x4000, check, 'datagram');
  assert.equal(
    packetContent(once, 'datagram').title,
    'ChannelData with Binding request, USE-CANDIDATE',
  );
  const twice = encodeChannelData(0x4000, once, 'datagram');
  assert.equal(packetContent(twice, 'datagram').title, 'ChannelData with ChannelData');
});

test('in a stream the first message is told', () => {
  const two = Uint8Array.from([...check, ...check]);
  assert.equal(packetContent(two, 'stream').title, 'Binding request, USE-CANDIDATE');
});

test('what is no message of STUN is shown as words', () => {
  assert.equal(
    packetContent(new TextEncoder().encode('hello Bob'), 'datagram').title,
    'data “hello Bob”',
  );
  assert.deepEqual(packetContent(new Uint8Array(0), 'datagram'), { title: 'data “”', fields: [] });
});
