/** Calls with Bob, by both ways of signaling: werift on the other side. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import type { PeerMessage } from '../../../wire/peer-message.ts';
import { type Caller, createCaller, nextMessages, opened } from '../../peer/testing/caller.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { webRtcLab } from './webrtc-lab.ts';
import type { RTCDataChannel } from 'werift';

async function start(context: TestContext): Promise<LabServer> {
  const server = await startLabServer([webRtcLab]);
  context.after(() => server.close());
  return server;
}

async function callerWithChannel(
  context: TestContext,
): Promise<Caller & { readonly channel: RTCDataChannel }> {
  const channels: RTCDataChannel[] = [];
  const caller = await createCaller((connection) => {
    channels.push(connection.createDataChannel('chat'));
  });
  context.after(() => caller.connection.close());
  const [channel] = channels;
  assert.ok(channel);
  return { ...caller, channel };
}

function post(server: LabServer, body: string, type = 'application/sdp'): Promise<Response> {
  return fetch(server.url('/webrtc/offer'), {
    method: 'POST',
    body,
    headers: { 'Content-Type': type },
  });
}

test('an offer by POST is answered with all candidates; the data channel echoes text, bytes and the empty message', async (context) => {
  const server = await start(context);
  const { channel, offer, accept } = await callerWithChannel(context);
  const response = await post(server, await offer());
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/sdp');
  const answer = await response.text();
  assert.match(answer, /^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 \d+ typ host/m);
  assert.match(answer, /^a=end-of-candidates/m);
  await accept(answer);
  await opened(channel);
  const echoed = nextMessages(channel, 3);
  channel.send('Hello Bob');
  channel.send(Buffer.from([0, 1, 2, 255]));
  channel.send('last');
  assert.deepEqual(await echoed, ['Hello Bob', Buffer.from([0, 1, 2, 255]), 'last']);
});

test('by WebSocket, answer and candidates come one after another', async (context) => {
  const server = await start(context);
  const { connection, channel } = await callerWithChannel(context);
  const socket = new WebSocket(server.url('/webrtc/signaling').replace('http', 'ws'));
  context.after(() => socket.close());
  const types: string[] = [];
  const remote: Promise<void>[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(String(data)) as PeerMessage;
    types.push(message.type);
    if (message.type === 'answer') remote.push(connection.setRemoteDescription(message));
    if (message.type === 'candidate') remote.push(connection.addIceCandidate(message.candidate));
  });
  connection.onIceCandidate.subscribe((candidate) =>
    socket.send(JSON.stringify({ type: 'candidate', candidate: candidate?.toJSON() ?? null })),
  );
  await new Promise((resolve) => socket.once('open', resolve));
  const offer = await connection.createOffer();
  for (const { connection: ice } of connection.iceTransports) ice.stunServer = undefined;
  socket.send(JSON.stringify(offer));
  await connection.setLocalDescription(offer);
  await opened(channel);
  await Promise.all(remote);
  assert.equal(types[0], 'answer');
  assert.ok(types.filter((type) => type === 'candidate').length >= 2);
  const echoed = nextMessages(channel, 1);
  channel.send('by WebSocket');
  assert.deepEqual(await echoed, ['by WebSocket']);
});

test('what is no offer gets a problem document that names the remedy', async (context) => {
  const server = await start(context);
  const cases = [
    ['v=0', 'text/plain', 415, 'not-sdp'],
    ['hello', 'application/sdp', 400, 'description-malformed'],
    ['v=0\r\ns=-\r\n', 'application/sdp', 422, 'description-refused'],
    [`v=0\r\n${'a=x\r\n'.repeat(20_000)}`, 'application/sdp', 413, 'body-too-large'],
    ['v=0\r\nm=audio x y z\r\n', 'application/sdp', 422, 'description-refused'],
  ] as const;
  for (const [body, type, status, code] of cases) {
    const response = await post(server, body, type);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    const problem = (await response.json()) as { readonly code: string };
    assert.equal(problem.code, code);
  }
});
