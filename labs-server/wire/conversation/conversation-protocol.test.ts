import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRecord } from '../testing/sample-trace.ts';
import { conversationProtocol } from './conversation-protocol.ts';

test('the listener and the transport tell what is spoken', () => {
  const open = openRecord(1, 1);
  assert.equal(conversationProtocol(open), 'http');
  assert.equal(conversationProtocol({ ...open, listener: 'rtsp' }), 'rtsp');
  assert.equal(conversationProtocol({ listener: 'rtsp', transport: 'udp' }), 'rtp');
  assert.equal(conversationProtocol({ ...open, listener: 'stun' }), 'turn');
  assert.equal(conversationProtocol({ listener: 'stun', transport: 'udp' }), 'turn-datagrams');
});

test('where the open record was not seen, it is HTTP', () => {
  assert.equal(conversationProtocol(null), 'http');
});
