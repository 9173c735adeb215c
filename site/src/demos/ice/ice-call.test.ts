import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IceCall } from './ice-call.ts';
import type { IceSetting } from './ice-setting.ts';

/** A connection that gathers what it is told to, and knows no statistics but those it is given. */
class FakeConnection extends EventTarget {
  iceGatheringState = 'new';
  iceConnectionState = 'new';
  stats: readonly object[] = [];
  restarts = 0;
  isClosed = false;
  localDescription: { readonly type: string; readonly sdp: string } | null = null;

  createDataChannel(): object {
    return {};
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { type: 'offer', sdp: '' };
    return Promise.resolve();
  }

  setRemoteDescription(): Promise<void> {
    return Promise.resolve();
  }

  addIceCandidate(): Promise<void> {
    return Promise.resolve();
  }

  restartIce(): void {
    this.restarts += 1;
  }

  getStats(): Promise<Map<string, object>> {
    return Promise.resolve(new Map(this.stats.map((entry, index) => [String(index), entry])));
  }

  close(): void {
    this.isClosed = true;
  }

  gather(port: number): void {
    const candidate = {
      candidate: `candidate:1 1 udp 1 192.0.2.1 ${port} typ host`,
      type: 'host',
      port,
      priority: 2122194687,
      protocol: 'udp',
      address: '192.0.2.1',
      relatedAddress: null,
      relatedPort: null,
    };
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  become(state: string): void {
    this.iceConnectionState = state;
    this.dispatchEvent(new Event('iceconnectionstatechange'));
  }
}

const setting: IceSetting = {
  server: 'none',
  policy: 'all',
  exchange: 'trickle',
  asksForMicrophone: false,
};

function createCall(part: Partial<IceSetting> = {}) {
  const connections: FakeConnection[] = [];
  const configurations: RTCConfiguration[] = [];
  let changes = 0;
  let nowMs = 0;
  const call = new IceCall(
    { ...setting, ...part },
    [{ urls: 'stun:127.0.0.1:3478' }],
    {
      connect: (configuration) => {
        configurations.push(configuration);
        const connection = new FakeConnection();
        connections.push(connection);
        return connection as unknown as RTCPeerConnection;
      },
      now: () => (nowMs += 10),
      sleep: () => new Promise(() => {}),
    },
    () => (changes += 1),
  );
  const [alice, bob] = connections;
  assert.ok(alice && bob);
  return { call, alice, bob, configurations, changesOf: () => changes };
}

test('both peers are given the servers and the policy', () => {
  const { configurations } = createCall({ policy: 'relay' });
  const expected = { iceServers: [{ urls: 'stun:127.0.0.1:3478' }], iceTransportPolicy: 'relay' };
  assert.deepEqual(configurations, [expected, expected]);
});

test('a machine that gathers nothing is offline, and not offline once something came', () => {
  const { call, bob } = createCall();
  call.judgeSilence();
  assert.equal(call.report.isOffline, true);
  bob.gather(50_000);
  call.judgeSilence();
  assert.equal(call.report.isOffline, false);
});

test('where only relayed candidates may be used, none says nothing about the network', () => {
  const { call } = createCall({ policy: 'relay' });
  call.judgeSilence();
  assert.equal(call.report.isOffline, false);
});

test('candidates after a restart are of the next generation', async () => {
  const { call, alice } = createCall();
  await call.start();
  alice.gather(50_000);
  await call.restart();
  alice.gather(50_001);
  assert.equal(alice.restarts, 1);
  assert.deepEqual(
    call.report.alice.candidates.map(({ port, restarts }) => [port, restarts]),
    [
      [50_000, 0],
      [50_001, 1],
    ],
  );
});

test('consent is counted on the selected pair, and the time of the first connection is kept', async () => {
  const { call, alice } = createCall();
  alice.become('checking');
  alice.become('connected');
  const { connectedMs } = call.report.alice;
  alice.become('disconnected');
  alice.become('connected');
  assert.equal(call.report.alice.connectedMs, connectedMs);
  const candidate = { candidateType: 'host', port: 1, priority: 1, protocol: 'udp' };
  alice.stats = [
    { ...candidate, id: 'L', type: 'local-candidate' },
    { ...candidate, id: 'R', type: 'remote-candidate' },
    {
      id: 'P',
      type: 'candidate-pair',
      localCandidateId: 'L',
      remoteCandidateId: 'R',
      consentRequestsSent: 3,
      state: 'succeeded',
    },
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P', iceRole: 'controlling' },
  ];
  await call.measure();
  assert.equal(call.report.consent.at(-1)?.sent, 3);
  assert.equal(call.report.alice.role, 'controlling');
});

test('a call that was hung up keeps its report, and tells of no change any more', () => {
  const { call, alice, bob, changesOf } = createCall();
  alice.gather(50_000);
  call.close();
  const changes = changesOf();
  alice.become('closed');
  assert.equal(changesOf(), changes);
  assert.ok(alice.isClosed && bob.isClosed);
});
