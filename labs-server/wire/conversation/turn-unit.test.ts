import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConversation } from './create-conversation.ts';
import type { ConversationProtocol } from './conversation-protocol.ts';

const direction = 'client-to-server';

/** Format, title, state and code of the units of `hex`, one record. */
function unitsOf(hex: string, protocol: ConversationProtocol): string[] {
  const conversation = createConversation({ protocol });
  conversation.append(direction, Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  conversation.endRecord(direction);
  conversation.end(direction);
  return conversation.units.map(
    ({ format, title, state, error }) => `${format} "${title}" ${state} ${error?.code ?? ''}`,
  );
}

const binding = '0001 0000 2112a442 000102030405060708090a0b';
const refused = '0113 0008 2112a442 000102030405060708090a0b 0009 0004 00000414';

test('a message is titled by its method, its class and its error', () => {
  assert.deepEqual(unitsOf(binding + refused + '4001 0003 61626300', 'turn'), [
    'stun "Binding request" complete ',
    'stun "Allocate error response 420" complete ',
    'turn "ChannelData 0x4001, 3 B" complete ',
  ]);
});

test('a datagram is one message', () => {
  const protocol = 'turn-datagrams';
  assert.deepEqual(unitsOf('4001 0003 616263', protocol), [
    'turn "ChannelData 0x4001, 3 B" complete ',
  ]);
  assert.deepEqual(unitsOf(binding + binding, protocol), [
    'stun "Binding request" malformed stun-length-not-that-of-datagram',
  ]);
  assert.deepEqual(unitsOf('80', protocol), [
    'stun "neither STUN nor ChannelData" malformed neither-stun-nor-channel-data',
  ]);
});

test('a stream that ends within a message tells it', () => {
  assert.deepEqual(unitsOf(refused.slice(0, -4), 'turn'), [
    'stun "not a whole STUN message" malformed stun-message-truncated',
  ]);
});
