import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UdpPorts } from './udp-ports.ts';
import { udpReach } from './udp-reach.ts';

const at = (address: string): UdpPorts => ({
  address,
  ports: [6000, 6001],
  sendRtp: () => {},
  sendRtcp: () => {},
  claim: () => () => {},
  close: async () => {},
});

for (const [address, peer, reached] of [
  ['127.0.0.1', '127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '192.0.2.7', '192.0.2.7'],
  ['0.0.0.0', '::ffff:192.0.2.7', '192.0.2.7'],
  ['127.0.0.1', '::1', null],
  ['::1', '::1', '::1'],
  ['::1', '127.0.0.1', null],
  ['::', '::ffff:192.0.2.7', '::ffff:192.0.2.7'],
] as const) {
  test(`ports at ${address} ${reached === null ? 'do not reach' : 'reach'} ${peer}`, () => {
    assert.equal(udpReach(at(address), peer)?.peerAddress ?? null, reached);
  });
}

test('without ports nobody is reached', () => {
  assert.equal(udpReach(null, '127.0.0.1'), null);
});
