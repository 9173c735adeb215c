/** Whatever a peer names, Bob sends to nobody but this machine and who signals, and asks no name server. */
import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { isIP } from 'node:net';
import { mock, test } from 'node:test';
import type { RefusedCandidate } from '../labs/lab-peer.ts';
import { nextMessages, opened } from './testing/caller.ts';
import { createTestBob, createTestCaller } from './testing/test-call.ts';

const elsewhere = [
  '203.0.113.7',
  '0.0.0.0',
  '224.0.0.251',
  '255.255.255.255',
  '169.254.169.254',
  'stun.l.google.com',
  'localhost',
  'x.local.example.com',
  'aaaaaaaa-0000-4000-8000-000000000002.local',
];

const candidate = (address: string): string =>
  `candidate:1 1 udp 2122260223 ${address} 50000 typ host`;

test('candidates in the description and by trickle are refused, and nothing is sent there', async (context) => {
  const send = mock.method(dgram.Socket.prototype, 'send');
  const lookup = mock.method(dns, 'lookup');
  const resolve = mock.method(dns, 'resolve');
  context.after(() => mock.restoreAll());
  const refused: RefusedCandidate[] = [];
  const { bob } = createTestBob(context, {
    events: { refused: (one) => refused.push(one) },
    names: { 'aaaaaaaa-0000-4000-8000-000000000002.local': '203.0.113.9' },
  });
  const caller = await createTestCaller(context);
  const lines = elsewhere.map((address) => `a=${candidate(address)}\r\n`).join('');
  const offer = (await caller.offer()).replace('a=mid:', `${lines}a=mid:`);
  await caller.accept(await bob.answer(offer, { trickle: false }));
  for (const address of elsewhere) {
    const signaled = { sdpMid: null, sdpMLineIndex: 0, usernameFragment: null };
    await bob.addCandidate({ candidate: candidate(address), ...signaled });
  }
  await opened(caller.channel);
  const echoed = nextMessages(caller.channel, 1);
  caller.channel.send('after all of them');
  await echoed;
  while (refused.length < 2 * elsewhere.length) {
    await new Promise((turn) => setImmediate(turn));
  }
  assert.deepEqual(
    elsewhere.map(
      (address) => refused.filter((one) => one.candidate === candidate(address)).length,
    ),
    elsewhere.map(() => 2),
  );
  const destinations = new Set(send.mock.calls.map(({ arguments: given }) => String(given.at(2))));
  assert.deepEqual([...destinations], ['127.0.0.1']);
  // A socket looks its destination up even where that is an address already.
  const asked = lookup.mock.calls.map(({ arguments: [name] }) => name);
  assert.deepEqual(
    asked.filter((name) => isIP(name) === 0),
    [],
  );
  assert.equal(resolve.mock.callCount(), 0);
});
