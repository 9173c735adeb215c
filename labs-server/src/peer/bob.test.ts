/** A call with Bob, from its first description to its end. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { PeerError } from '../labs/lab-peer.ts';
import type { SignaledCandidate } from '../../wire/signaling-message.ts';
import { connectWithinMs } from './call-life.ts';
import { createConnection, withoutStun } from './peer-connection.ts';
import { nextMessages, opened } from './testing/caller.ts';
import { createTestBob, createTestCaller, type TestBobOptions } from './testing/test-call.ts';
import { loadWerift } from './werift.ts';
import type { RTCDataChannel } from 'werift';

async function connectedCall(context: TestContext, options: TestBobOptions = {}) {
  const states: string[] = [];
  const events = { ...options.events, state: (state: string) => void states.push(state) };
  const { bob, host } = createTestBob(context, { ...options, events });
  const caller = await createTestCaller(context);
  await caller.accept(await bob.answer(await caller.offer(), { trickle: false }));
  await opened(caller.channel);
  return { bob, host, caller, states };
}

test('with trickle the answer has no candidate; they are told after it, and null after the last one', async (context) => {
  const told: (SignaledCandidate | null)[] = [];
  const ended = new Promise<void>((resolve) => {
    const { bob } = createTestBob(context, {
      events: {
        candidate(candidate) {
          told.push(candidate);
          if (candidate === null) resolve();
        },
      },
    });
    void createTestCaller(context).then(async (caller) => {
      const answer = await bob.answer(await caller.offer());
      assert.equal(told.length, 0);
      assert.doesNotMatch(answer, /a=candidate/);
    });
  });
  await ended;
  const [first] = told;
  assert.match(first?.candidate ?? '', /^candidate:\w+ 1 udp \d+ 127\.0\.0\.1 \d+ typ host/);
  assert.deepEqual([first?.sdpMid, first?.sdpMLineIndex, told.length], ['0', 0, 2]);
});

test('Bob calls: his offer has a data channel that echoes', async (context) => {
  const { bob } = createTestBob(context);
  const connection = createConnection(await loadWerift(), ['127.0.0.1'], null);
  context.after(() => connection.close());
  const channel = new Promise<RTCDataChannel>((resolve) => {
    connection.onDataChannel.subscribe(resolve);
  });
  const sdp = await bob.offer({ trickle: false });
  await connection.setRemoteDescription({ type: 'offer', sdp });
  withoutStun(connection);
  await connection.setLocalDescription(await connection.createAnswer());
  await bob.acceptAnswer(connection.localDescription?.sdp ?? '');
  const opening = await channel;
  const echoed = nextMessages(opening, 1);
  await opened(opening);
  opening.send('Hello Bob');
  assert.deepEqual(await echoed, ['Hello Bob']);
});

test('the end of the session ends the call: its flows are closed, and nothing more is taken', async (context) => {
  const { bob, host, states } = await connectedCall(context);
  host.endSession();
  await bob.closed();
  assert.deepEqual(states, ['connecting', 'connected', 'closed']);
  assert.ok(host.flows.length > 0);
  for (const flow of host.flows) assert.equal(flow.closed?.reason, 'The session is over.');
  await assert.rejects(bob.answer('v=0\r\n'), new RegExp('is over'));
  await bob.addCandidate(null);
});

test('a call in which nobody connects is over after three minutes', async (context) => {
  const clock = createFakeClock(0);
  const states: string[] = [];
  const { bob } = createTestBob(context, {
    clock,
    events: { state: (state) => states.push(state) },
  });
  const caller = await createTestCaller(context);
  await bob.answer(await caller.offer(), { trickle: false });
  clock.advance(connectWithinMs);
  await bob.closed();
  assert.equal(states.at(-1), 'closed');
  assert.equal(clock.pending(), 0);
});

test('more bytes within a second than a session may have end the call, and the page is told', async (context) => {
  let left = Infinity;
  const call = await connectedCall(context, { host: { spend: (bytes) => (left -= bytes) >= 0 } });
  left = 0;
  call.caller.channel.send('one more');
  await call.bob.closed();
  assert.deepEqual(call.host.limits, ['bytes-per-second']);
});

test('a session that has no connection left gets no datagram of Bob', async (context) => {
  const { bob, host } = createTestBob(context, { host: { openFlow: () => null } });
  const caller = await createTestCaller(context);
  await caller.accept(await bob.answer(await caller.offer(), { trickle: false }));
  assert.equal(caller.connection.connectionState === 'connected', false);
  assert.deepEqual(host.flows, []);
});

test('a second offer renegotiates; descriptions in the wrong order have a code', async (context) => {
  const { bob, caller } = await connectedCall(context);
  const again = await bob.answer(await caller.offer());
  assert.match(again, /^m=application/m);
  await assert.rejects(
    bob.acceptAnswer(again),
    (error) => error instanceof PeerError && error.code === 'wrong-state',
  );
});

test('a call that is closed while its answer is made says that it is over', async (context) => {
  const { bob } = createTestBob(context, { events: { refused: () => bob.close() } });
  const caller = await createTestCaller(context);
  const elsewhere = 'a=candidate:1 1 udp 1 203.0.113.7 50000 typ host\r\n';
  const answered = bob.answer(`${await caller.offer()}${elsewhere}`, { trickle: false });
  await assert.rejects(answered, { code: 'call-over' });
});
