import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import { CallPeer, noCandidateAfterMs, type Connection } from './call-peer.ts';

/** A connection that does what it is told, and tells what it was told. */
class FakeConnection extends EventTarget {
  readonly calls: string[] = [];
  readonly channel = Object.assign(new EventTarget(), {
    label: 'chat',
    readyState: 'connecting',
    sent: [] as string[],
    send(text: string) {
      this.sent.push(text);
    },
  });
  connectionState: RTCPeerConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { type: RTCSdpType; sdp: string } | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;

  createDataChannel(label: string) {
    this.calls.push(`createDataChannel ${label}`);
    return this.channel;
  }

  async setLocalDescription(): Promise<void> {
    const type = this.remoteDescription === null ? 'offer' : 'answer';
    this.calls.push(`setLocalDescription ${type}`);
    this.localDescription = { type, sdp: `v=0\r\nlocal ${type}` };
  }

  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.calls.push(`setRemoteDescription ${description.type}`);
    if (description.sdp === 'bad') throw new DOMException('cannot parse', 'OperationError');
    this.remoteDescription = description;
  }

  async addIceCandidate(candidate?: RTCIceCandidateInit): Promise<void> {
    this.calls.push(`addIceCandidate ${candidate?.candidate ?? 'end'}`);
  }

  addTrack(track: unknown): void {
    this.calls.push(`addTrack ${String(track)}`);
  }

  close(): void {
    this.calls.push('close');
  }

  tell(type: string, members: object = {}): void {
    this.dispatchEvent(Object.assign(new Event(type), members));
  }
}

function create({ trickle = true, stream = null as MediaStream | null } = {}) {
  const connection = new FakeConnection();
  const told: string[] = [];
  const sent: SignalingMessage[] = [];
  const timers: (() => void)[] = [];
  const peer = new CallPeer(
    connection as unknown as Connection,
    {
      send: (message) => sent.push(message),
      onOpen: () => told.push('open'),
      onText: (text) => told.push(`text ${text}`),
      onStream: () => told.push('stream'),
      onState: (state) => told.push(state),
      onNoCandidate: () => told.push('no candidate'),
      onError: (sentence) => told.push(sentence),
    },
    {
      trickle,
      stream,
      nowMs: () => 0,
      after: (delayMs, callback) => {
        assert.equal(delayMs, noCandidateAfterMs);
        timers.push(callback);
      },
    },
  );
  return { connection, peer, told, sent, timers };
}

const candidate = (line: string) => ({
  candidate: line,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
});

test('the caller makes a channel and an offer, and sends candidates as they come', async () => {
  const { connection, peer, sent } = create();
  peer.call();
  await turn();
  connection.tell('icecandidate', { candidate: candidate('candidate:1') });
  connection.tell('icecandidate', { candidate: candidate('') });
  connection.tell('icecandidate', { candidate: null });
  assert.deepEqual(connection.calls, ['createDataChannel chat', 'setLocalDescription offer']);
  assert.deepEqual(sent, [
    { type: 'offer', sdp: 'v=0\r\nlocal offer' },
    { type: 'candidate', candidate: candidate('candidate:1') },
    { type: 'candidate', candidate: null },
  ]);
});

test('without trickle nothing is sent before gathering is complete, then one description', async () => {
  const { connection, peer, sent } = create({ trickle: false });
  peer.call();
  await turn();
  connection.tell('icecandidate', { candidate: candidate('candidate:1') });
  assert.deepEqual(sent, []);
  connection.iceGatheringState = 'complete';
  connection.tell('icegatheringstatechange');
  assert.deepEqual(sent, [{ type: 'offer', sdp: 'v=0\r\nlocal offer' }]);
});

test('an offer is answered; candidates that came too early wait for it', async () => {
  const { connection, peer, sent } = create({
    stream: { getTracks: () => ['picture'] } as unknown as MediaStream,
  });
  peer.receive({ type: 'candidate', candidate: candidate('candidate:1') });
  peer.receive({ type: 'candidate', candidate: null });
  peer.receive({ type: 'offer', sdp: 'v=0\r\n' });
  await turn();
  assert.deepEqual(connection.calls, [
    'setRemoteDescription offer',
    'addIceCandidate candidate:1',
    'addIceCandidate end',
    'addTrack picture',
    'setLocalDescription answer',
  ]);
  assert.deepEqual(sent, [{ type: 'answer', sdp: 'v=0\r\nlocal answer' }]);
});

test('what the browser refuses is told in its own words, and the rest goes on', async () => {
  const { connection, peer, told } = create();
  peer.receive({ type: 'offer', sdp: 'bad' });
  peer.receive({ type: 'offer', sdp: 'v=0\r\n' });
  await turn();
  assert.deepEqual(told, ['OperationError: cannot parse']);
  assert.equal(connection.calls.at(-1), 'setLocalDescription answer');
  assert.deepEqual(
    peer.log.entries.filter(({ kind }) => kind === 'error').map(({ name }) => name),
    ['OperationError'],
  );
});

test('a machine without a candidate is recognised; with one nothing is said', async () => {
  for (const lines of [[], ['candidate:1']]) {
    const { connection, peer, told, timers } = create();
    peer.call();
    await turn();
    for (const line of lines) connection.tell('icecandidate', { candidate: candidate(line) });
    for (const timer of timers) timer();
    assert.deepEqual(told, lines.length === 0 ? ['no candidate'] : []);
  }
});

test('the channel carries text both ways once it is open', async () => {
  const { connection, peer, told } = create();
  peer.call();
  await turn();
  assert.equal(peer.say('too early'), false);
  connection.channel.readyState = 'open';
  connection.channel.dispatchEvent(new Event('open'));
  assert.equal(peer.say('Hello'), true);
  connection.channel.dispatchEvent(Object.assign(new Event('message'), { data: 'Hello back' }));
  assert.deepEqual(connection.channel.sent, ['Hello']);
  assert.deepEqual(told, ['open', 'text Hello back']);
});

test('after close nothing is said, and nothing is done any more', async () => {
  const { connection, peer, told, sent } = create();
  peer.close();
  peer.call();
  connection.connectionState = 'closed';
  connection.tell('connectionstatechange');
  connection.tell('icecandidate', { candidate: null });
  await turn();
  assert.deepEqual([connection.calls, told, sent], [['close'], [], []]);
});
