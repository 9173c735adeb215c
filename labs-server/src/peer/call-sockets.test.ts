import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { CallSockets } from './call-sockets.ts';
import { createRecordedHost } from './testing/recorded-host.ts';

const local = { address: '127.0.0.1', port: 50_000 };
const payload = randomBytes(20);

function createSockets() {
  const host = createRecordedHost();
  const asked: string[] = [];
  const addresses = {
    has(address: string) {
      asked.push(address);
      return address === '127.0.0.1';
    },
    forCandidates: ['127.0.0.1'],
  };
  const exceeded: string[] = [];
  const sockets = new CallSockets(host, addresses, {
    exceeded: ({ code }) => exceeded.push(code),
    received: () => {},
  });
  const admits = (address: string, port: number): boolean =>
    sockets.admits('client-to-server', payload, local, { address, port });
  return { host, asked, exceeded, sockets, admits };
}

test('an address is looked up for the first datagram of a flow, and not for the others', () => {
  const { host, asked, admits } = createSockets();
  for (let count = 0; count < 3; count += 1) assert.equal(admits('127.0.0.1', 40_000), true);
  assert.deepEqual(asked, ['127.0.0.1']);
  assert.deepEqual(
    host.flows.map(({ datagrams }) => datagrams.length),
    [3],
  );
});

test('a refused address has no flow, however often it sends, and takes none of the flows of a call', () => {
  const { host, admits } = createSockets();
  for (let port = 1; port <= 20; port += 1) assert.equal(admits('203.0.113.7', port), false);
  assert.equal(admits('203.0.113.7', 1), false);
  assert.deepEqual(host.flows, []);
  const admitted = Array.from({ length: 17 }, (_, port) => admits('127.0.0.1', 1 + port));
  assert.deepEqual(admitted, [...Array.from({ length: 16 }, () => true), false]);
});

test('RFC 768: a datagram whose sender has no port has no flow', () => {
  const { host, admits } = createSockets();
  assert.equal(admits('127.0.0.1', 0), false);
  assert.deepEqual(host.flows, []);
});

test('a call that is over admits nothing', () => {
  const { sockets, admits } = createSockets();
  assert.equal(admits('127.0.0.1', 40_000), true);
  sockets.close('The call is over.');
  assert.equal(admits('127.0.0.1', 40_000), false);
});

test('RFC 3550 section 5.1: a call has RTP of so many sources', () => {
  const { sockets, exceeded } = createSockets();
  const packet = Buffer.alloc(12);
  for (let ssrc = 0; ssrc <= 256; ssrc += 1) {
    assert.deepEqual(exceeded, []);
    packet.writeUInt32BE(ssrc, 8);
    for (let again = 0; again < 2; again += 1) sockets.packetRead('rtp', packet, packet);
  }
  assert.ok(exceeded.every((code) => code === 'too-many-sources') && exceeded.length > 0);
});
