import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test, type TestContext } from 'node:test';
import { createSystemClock } from '../clock/system-clock.ts';
import type { RTCDataChannel } from 'werift';
import type { Overheard, PeerPair } from '../labs/lab-peer.ts';
import { createPeers } from './lab-peers.ts';
import { type Caller, createCaller, nextMessages, opened } from './testing/caller.ts';
import { createRecordedHost } from './testing/recorded-host.ts';
import { createTestCaller } from './testing/test-call.ts';

const request = {} as IncomingMessage;
const silent = { overheard: () => {}, over: () => {} };

function createTestPair(context: TestContext) {
  const heard: (Overheard & { readonly from: string })[] = [];
  const over: string[] = [];
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
    over: (reason) => void over.push(reason),
  });
  assert.ok(pair);
  return { pair, peers, heard, over };
}

/** Alice and Carol, connected through the pair; `fromAlice` is the channel that Carol got, the first of Alice's. */
async function connectThrough(context: TestContext, pair: PeerPair) {
  const alice = await createTestCaller(context);
  const answerForAlice = await pair.first.answer(await alice.offer(), { trickle: false });
  const offerForCarol = await pair.second.offer({ trickle: false });
  const { promise: arrived, resolve } = Promise.withResolvers<RTCDataChannel>();
  const carol = await createCaller((connection) => connection.onDataChannel.subscribe(resolve));
  context.after(() => carol.connection.close());
  const answerForBob = await carol.answer(offerForCarol);
  await pair.second.acceptAnswer(answerForBob);
  await alice.accept(answerForAlice);
  await opened(alice.channel);
  return { alice, carol, fromAlice: await arrived };
}

const closed = (channel: RTCDataChannel): Promise<void> =>
  new Promise((resolve) => {
    if (channel.readyState === 'closed') resolve();
    else channel.stateChanged.subscribe((state) => state === 'closed' && resolve());
  });

const nextChannel = ({ connection }: Caller): Promise<RTCDataChannel> =>
  new Promise((resolve) => void connection.onDataChannel.subscribe(resolve));

test('two callers talk through a pair, which reads every message of both', async (context) => {
  const { pair, heard } = createTestPair(context);
  const { alice, fromAlice } = await connectThrough(context, pair);
  const [there, back] = [nextMessages(fromAlice, 1), nextMessages(alice.channel, 1)];
  alice.channel.send('Hello Carol');
  assert.deepEqual(await there, ['Hello Carol']);
  fromAlice.send('Hello Alice');
  assert.deepEqual(await back, ['Hello Alice']);
  assert.deepEqual(
    heard.map(({ from, text }) => [from, text]),
    [
      ['first', 'Hello Carol'],
      ['second', 'Hello Alice'],
    ],
  );
});

test('a channel that either opens has its opposite, as reliable as it is, and both close together', async (context) => {
  const { pair } = createTestPair(context);
  const { alice, carol } = await connectThrough(context, pair);
  for (const [opener, other, options] of [
    [alice, carol, { ordered: false, maxRetransmits: null, protocol: 'p' }],
    [carol, alice, { ordered: true, maxRetransmits: 3, protocol: '' }],
  ] as const) {
    const arrives = nextChannel(other);
    const own = opener.connection.createDataChannel('more', {
      ...options,
      maxRetransmits: options.maxRetransmits ?? undefined,
    });
    await opened(own);
    const opposite = await arrives;
    const { label, ordered, maxRetransmits, protocol } = opposite;
    assert.deepEqual({ label, ordered, maxRetransmits, protocol }, { label: 'more', ...options });
    const got = nextMessages(opposite, 1);
    own.send('through');
    assert.deepEqual(await got, ['through']);
    own.close();
    await closed(opposite);
  }
});

test('with either call both are over, which is told once, and nothing is left', async (context) => {
  const { pair, peers, over } = createTestPair(context);
  await connectThrough(context, pair);
  pair.first.close();
  assert.deepEqual(over, ['The call is over.']);
  await assert.rejects(pair.second.offer(), { code: 'call-over' });
  await peers.close();
  assert.deepEqual([peers.size, over.length], [0, 1]);
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
  assert.ok(peers.createPair(request, silent));
  assert.equal(peers.createPair(request, silent), null);
});
