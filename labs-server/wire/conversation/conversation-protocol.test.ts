import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRecord } from '../testing/sample-trace.ts';
import { conversationProtocol } from './conversation-protocol.ts';

test('the listener and the transport tell what is spoken', () => {
  const open = openRecord(1, 1);
  assert.equal(conversationProtocol(open), 'http');
  assert.equal(conversationProtocol({ ...open, listener: 'rtsp' }), 'rtsp');
  assert.equal(conversationProtocol({ ...open, listener: 'rtsp', transport: 'udp' }), 'rtp');
  assert.equal(conversationProtocol({ ...open, listener: 'stun' }), 'turn');
  assert.equal(
    conversationProtocol({ ...open, listener: 'stun', transport: 'udp' }),
    'turn-datagrams',
  );
});

test('the side of a relay where its peers are carries their call', () => {
  const open = { ...openRecord(1, 1), listener: 'stun', transport: 'udp', hopOf: 7 } as const;
  assert.equal(conversationProtocol(open), 'webrtc');
});

test('where the open record was not seen, it is HTTP', () => {
  assert.equal(conversationProtocol(null), 'http');
});
