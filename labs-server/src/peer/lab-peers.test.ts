/** Bob for every lab: how many calls there may be, and how they end. */
import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createPeers, maxCallsPerSession } from './lab-peers.ts';
import { createRecordedHost } from './testing/recorded-host.ts';
import { createTestCaller } from './testing/test-call.ts';

function start() {
  const hosts = {
    one: createRecordedHost({ session: 'one' }),
    other: createRecordedHost({ session: 'other' }),
  };
  const peers = createPeers({
    clock: createFakeClock(0),
    stunServer: () => null,
    resolve: async () => null,
    ofMachine: () => ['127.0.0.1'],
    hostOf: ({ url }) => (url === 'other' ? hosts.other : hosts.one),
  });
  const create = (session: 'one' | 'other') => {
    const request = new IncomingMessage(new Socket());
    request.url = session;
    return peers.create(request, {});
  };
  return { hosts, peers, create };
}

test('a session has so many calls and no more; another session notices nothing', async () => {
  const { peers, create, hosts } = start();
  const calls = Array.from({ length: maxCallsPerSession }, () => create('one'));
  assert.ok(calls.every((call) => call !== null));
  assert.equal(create('one'), null);
  assert.ok(create('other'));
  calls[0]?.close();
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(create('one'));
  hosts.one.endSession();
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(peers.size, 1);
  await peers.close();
  assert.equal(peers.size, 0);
});

test('the end of the server closes the sockets of all calls', async (context) => {
  const { peers, create, hosts } = start();
  const caller = await createTestCaller(context);
  const answer = await create('one')?.answer(await caller.offer(), { trickle: false });
  assert.match(answer ?? '', /^a=candidate:/m);
  await peers.close();
  assert.equal(peers.size, 0);
  assert.ok(hosts.one.flows.every(({ closed }) => closed !== null));
});
