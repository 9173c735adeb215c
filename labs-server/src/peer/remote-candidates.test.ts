import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RTCPeerConnection } from 'werift';
import { allowedAddresses } from './allowed-addresses.ts';
import type { ResolveName } from './candidate-guard.ts';
import { RemoteCandidates } from './remote-candidates.ts';

const name = '8d1a8cb3-1f5b-4f5e-9b1a-3f0e1d2c4b5a.local';

function createSubject(resolve: ResolveName) {
  const refused: string[] = [];
  const given: unknown[] = [];
  const addresses = allowedAddresses('127.0.0.1', ['127.0.0.1']);
  const remote = new RemoteCandidates(addresses, resolve, {
    refused: ({ reason }) => void refused.push(reason),
  });
  const connection = { addIceCandidate: async (candidate: unknown) => void given.push(candidate) };
  remote.attach(connection as unknown as RTCPeerConnection);
  const add = (address: string) =>
    remote.add({
      candidate: `candidate:1 1 udp 1 ${address} 50000 typ host`,
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: null,
    });
  return { remote, refused, given, add };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('RFC 8838 section 14: the end of candidates comes after the one whose name is still looked up', async () => {
  const { promise: address, resolve: found } = Promise.withResolvers<string>();
  const { remote, given, add } = createSubject(() => address);
  await add(name);
  await remote.add(null);
  await settle();
  assert.deepEqual(given, []);
  found('127.0.0.1');
  await settle();
  assert.equal(given.length, 2);
  assert.equal(given[1], null);
});

test('a name that cannot even be asked for is refused, and the end comes all the same', async () => {
  const { remote, refused, given, add } = createSubject(async () => {
    throw new Error('no socket');
  });
  await add(name);
  await remote.add(null);
  await settle();
  assert.deepEqual(refused, ['Its name could not be asked for by multicast DNS.']);
  assert.deepEqual(given, [null]);
});

test('past the most that a call may have each is refused', async () => {
  const { refused, given, add } = createSubject(async () => null);
  for (let count = 0; count < 66; count += 1) await add('127.0.0.1');
  assert.equal(given.length, 64);
  assert.deepEqual(refused, Array(2).fill('A call has at most 64 candidates.'));
});
