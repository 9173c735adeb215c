import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectOnce } from './measure-connect.ts';
import { FakeConnection } from './testing/fake-connection.ts';

const host = 'candidate:1 1 udp 2122194687 192.0.2.1 1000 typ host';
const signalingMs = 50;
const longestMs = 6_000;

/** Two connections that find one address each when they gather, and open a channel when they agree. */
function begin({ gathers }: { readonly gathers: boolean }) {
  let now = 0;
  const connections: FakeConnection[] = [];
  const give = (connection: FakeConnection): void => {
    if (connection.localDescription === null || connection.iceGatheringState !== 'new') return;
    connection.iceGatheringState = gathers ? 'complete' : 'gathering';
    connection.find(host);
    connection.dispatchEvent(new Event('icegatheringstatechange'));
  };
  const world = {
    createConnection() {
      const connection = new FakeConnection();
      connections.push(connection);
      connection.addEventListener('signalingstatechange', () => {
        queueMicrotask(() => give(connection));
        const [alice] = connections;
        if (alice !== connection || alice.signalingState !== 'stable') return;
        queueMicrotask(() => alice.channels[0]?.dispatchEvent(new Event('open')));
      });
      return connection as unknown as RTCPeerConnection;
    },
    now: () => now,
    async wait(ms: number) {
      // Only what nothing else ends reaches its time limit.
      const turns = ms === longestMs ? 500 : 0;
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      now += ms;
    },
  };
  return { world, connections };
}

const setting = { iceServers: [], signalingMs, longestMs };

test('with trickle the offer goes at once, and early candidates wait for the description', async () => {
  const { world, connections } = begin({ gathers: true });
  const attempt = await connectOnce({ ...setting, trickle: true }, world);
  assert.notEqual(attempt.offerAfterMs, null);
  assert.equal(attempt.candidatesInOffer, 0);
  assert.equal(typeof attempt.openAfterMs, 'number');
  assert.equal(attempt.candidateCount, 2);
  const [alice, bob] = connections;
  assert.equal(bob?.added.length, 1);
  assert.equal(alice?.added.length, 1);
  assert.equal(alice.signalingState, 'closed');
  assert.equal(bob.signalingState, 'closed');
});

test('without trickle no candidate travels by itself', async () => {
  const { world, connections } = begin({ gathers: true });
  const attempt = await connectOnce({ ...setting, trickle: false }, world);
  assert.equal(typeof attempt.openAfterMs, 'number');
  assert.deepEqual(
    connections.map(({ added }) => added.length),
    [0, 0],
  );
});

test('without trickle a gathering that never ends is given up, and both are closed', async () => {
  const { world, connections } = begin({ gathers: false });
  const attempt = await connectOnce({ ...setting, trickle: false }, world);
  assert.equal(attempt.offerAfterMs, null);
  assert.equal(attempt.openAfterMs, null);
  assert.ok(connections.every(({ signalingState }) => signalingState === 'closed'));
});
