import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test, type TestContext } from 'node:test';
import { createSystemClock } from '../clock/system-clock.ts';
import type { Overheard } from '../labs/lab-peer.ts';
import { createPeers } from './lab-peers.ts';
import { nextMessages, opened } from './testing/caller.ts';
import { createRecordedHost } from './testing/recorded-host.ts';
import { createTestCaller } from './testing/test-call.ts';
import { createCaller } from './testing/caller.ts';
import { withoutStun } from './peer-connection.ts';

const request = {} as IncomingMessage;

function createTestPair(context: TestContext) {
  const heard: (Overheard & { readonly from: string })[] = [];
  const host = createRecordedHost();
  const peers = createPeers({
    clock: createSystemClock(),
    hostOf: () => host,
    stunServer: () => null,
    ofMachine: () => ['127.0.0.1'],
  });
  context.after(() => peers.close());
  const pair = peers.createPair(request, {
    overheard: (from, message) => void heard.push({ from, ...message }),
  });
  assert.ok(pair);
  return { pair, peers, heard };
}

test('two callers talk through a pair, which reads every message of both', async (context) => {
  const { pair, heard } = createTestPair(context);
  const alice = await createTestCaller(context);
  const answerForAlice = await pair.first.answer(await alice.offer(), { trickle: false });
  const offerForCarol = await pair.second.offer({ trickle: false });
  const channels: Awaited<ReturnType<typeof createTestCaller>>['channel'][] = [];
  const carol = await createCaller((connection) => {
    connection.onDataChannel.subscribe((channel) => void channels.push(channel));
  });
  context.after(() => carol.connection.close());
  await carol.connection.setRemoteDescription({ type: 'offer', sdp: offerForCarol });
  const answer = await carol.connection.createAnswer();
  withoutStun(carol.connection);
  await carol.connection.setLocalDescription(answer);
  const arrived = new Promise<string>((resolve) => {
    carol.connection.onDataChannel.subscribe((channel) =>
      channel.onMessage.subscribe((message) => {
        resolve(String(message));
        channel.send('Hello Alice');
      }),
    );
  });
  await pair.second.acceptAnswer(carol.connection.localDescription?.sdp ?? '');
  await alice.accept(answerForAlice);
  await opened(alice.channel);
  const back = nextMessages(alice.channel, 1);
  alice.channel.send('Hello Carol');
  assert.equal(await arrived, 'Hello Carol');
  assert.deepEqual(await back, ['Hello Alice']);
  assert.deepEqual(
    heard.map(({ from, text }) => [from, text]),
    [
      ['first', 'Hello Carol'],
      ['second', 'Hello Alice'],
    ],
  );
});

test('the offer to the other side has the m-sections of the first', async (context) => {
  const { pair } = createTestPair(context);
  const alice = await createTestCaller(context, (connection) => {
    connection.addTransceiver('video', { direction: 'sendonly' });
  });
  await pair.first.answer(await alice.offer(), { trickle: false });
  const further = await pair.second.offer({ trickle: false });
  const kinds = [...further.matchAll(/^m=(\w+)/gm)].map(([, kind]) => kind);
  assert.deepEqual(kinds.toSorted(), ['application', 'video']);
});

test('a pair takes the place of two calls', (context) => {
  const { peers } = createTestPair(context);
  assert.equal(peers.size, 2);
  assert.ok(peers.createPair(request, { overheard: () => {} }));
  assert.equal(peers.createPair(request, { overheard: () => {} }), null);
});
