import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interleavedTransport, readTransport, udpTransport } from './transport.ts';

test('the first offer of RFC 2326 section 12.39 is multicast: the second one is taken', () => {
  const value =
    'RTP/AVP;multicast;ttl=127;mode="PLAY", RTP/AVP;unicast;client_port=3456-3457;mode="PLAY"';
  assert.deepEqual(readTransport(value), [
    { kind: 'udp', clientPorts: [3456, 3457], mode: 'PLAY' },
  ]);
});

for (const [value, expected] of [
  ['RTP/AVP/TCP;unicast;interleaved=0-1', { kind: 'interleaved', channels: [0, 1], mode: 'PLAY' }],
  ['RTP/AVP/TCP', { kind: 'interleaved', channels: null, mode: 'PLAY' }],
  [
    'RTP/AVP/UDP;unicast;client_port=5000',
    { kind: 'udp', clientPorts: [5000, 5001], mode: 'PLAY' },
  ],
  [
    'RTP/AVP/TCP;unicast;interleaved=2-3;mode=record',
    { kind: 'interleaved', channels: [2, 3], mode: 'RECORD' },
  ],
] as const) {
  test(`"${value}" is understood`, () => {
    assert.deepEqual(readTransport(value), [expected]);
  });
}

for (const value of [
  '',
  'RAW/RAW/UDP;unicast;client_port=5000-5001',
  'RTP/SAVP;unicast;client_port=5000-5001',
  'RTP/AVP;unicast',
  'RTP/AVP;unicast;client_port=22-23',
  'RTP/AVP;unicast;client_port=5000-0',
  'RTP/AVP;unicast;client_port=5000-80',
  'RTP/AVP;unicast;client_port=5000-70000',
  'RTP/AVP;unicast;client_port=5000-5000',
  'RTP/AVP/TCP;unicast;interleaved=0-256',
  'RTP/AVP/TCP;unicast;interleaved=a-b',
  'RTP/AVP;unicast;client_port=5000-5001;mode="REMIX"',
]) {
  test(`"${value}" cannot be served`, () => {
    assert.deepEqual(readTransport(value), []);
  });
}

test('a destination is ignored', () => {
  const value = 'RTP/AVP;unicast;destination=192.0.2.1;client_port=5000-5001';
  assert.deepEqual(readTransport(value), [
    { kind: 'udp', clientPorts: [5000, 5001], mode: 'PLAY' },
  ]);
});

test('the answer says where the data comes from, and who sends it', () => {
  assert.equal(
    interleavedTransport([0, 1], 0xabc, 'PLAY'),
    'RTP/AVP/TCP;unicast;interleaved=0-1;ssrc=00000ABC;mode="PLAY"',
  );
  assert.equal(
    udpTransport({ clientPorts: [5000, 5001], serverPorts: [6000, 6001] }, 1, 'RECORD'),
    'RTP/AVP;unicast;client_port=5000-5001;server_port=6000-6001;ssrc=00000001;mode="RECORD"',
  );
});
