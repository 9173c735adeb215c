import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BobSignaling, socketClosed, type SignalingSocket } from './connect-by-socket.ts';

function fakeSocket() {
  const sent: unknown[] = [];
  const socket: SignalingSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => void sent.push(JSON.parse(text)),
    close: () => undefined,
  };
  const hear = (message: object): void =>
    socket.onmessage?.({ data: JSON.stringify(message) } as MessageEvent<string>);
  return { socket, sent, hear };
}

test('an offer is sent, and its answer is what Bob says; candidates go both ways', async () => {
  const { socket, sent, hear } = fakeSocket();
  const heard: unknown[] = [];
  const signaling = new BobSignaling(socket, (candidate) => heard.push(candidate));
  socket.onopen?.(new Event('open'));
  await signaling.opened;
  const answer = signaling.offer('v=0');
  const candidate = {
    candidate: 'candidate:1',
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: 'u',
  };
  signaling.candidate({ toJSON: () => candidate } as RTCIceCandidate);
  signaling.candidate(null);
  hear({ type: 'candidate', candidate });
  hear({ type: 'state', state: 'connecting' });
  hear({ type: 'answer', sdp: 'v=1' });
  assert.equal(await answer, 'v=1');
  assert.deepEqual(heard, [candidate]);
  assert.deepEqual(sent, [
    { type: 'offer', sdp: 'v=0' },
    { type: 'candidate', candidate },
    { type: 'candidate', candidate: null },
  ]);
});

test('what Bob cannot use, and a socket that closes, are told to who waits', async () => {
  const { socket, hear } = fakeSocket();
  const signaling = new BobSignaling(socket, () => undefined);
  socket.onopen?.(new Event('open'));
  const refused = signaling.offer('v=0');
  hear({ type: 'error', code: 'description-refused', detail: 'No.' });
  await assert.rejects(refused, { message: 'No.' });
  const lost = signaling.offer('v=0');
  socket.onclose?.(new Event('close') as CloseEvent);
  await assert.rejects(lost, { message: socketClosed });
});

test('a socket that never opens rejects', async () => {
  const { socket } = fakeSocket();
  const signaling = new BobSignaling(socket, () => undefined);
  socket.onclose?.(new Event('close') as CloseEvent);
  await assert.rejects(signaling.opened, { message: socketClosed });
});
