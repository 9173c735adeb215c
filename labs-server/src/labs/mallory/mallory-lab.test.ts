import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import type { FromMallory, ToMallory } from '../../../wire/mallory-message.ts';
import { createCaller } from '../../peer/testing/caller.ts';
import { startLabServer } from '../testing/lab-server.ts';
import { malloryLab } from './mallory-lab.ts';

async function connect(context: TestContext, who: string) {
  const server = await startLabServer([malloryLab]);
  context.after(() => server.close());
  const url = server.url(`/mallory/signaling?server=${who}`).replace('http', 'ws');
  const socket = new WebSocket(url);
  await once(socket, 'open');
  context.after(() => socket.terminate());
  const ask = async (message: ToMallory | string): Promise<FromMallory> => {
    const answer = once(socket, 'message');
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    return JSON.parse(String((await answer)[0])) as FromMallory;
  };
  return { ask, server, socket };
}

async function realOffer(context: TestContext): Promise<string> {
  const caller = await createCaller((connection) => void connection.createDataChannel('chat'));
  context.after(() => caller.connection.close());
  return caller.offer();
}

const candidatesIn = (sdp: string) => sdp.match(/^a=candidate:.*$/gm) ?? [];

test('an honest server passes descriptions on as they are, and says so when asked', async (context) => {
  const { ask } = await connect(context, 'honest');
  const sdp = await realOffer(context);
  assert.deepEqual(await ask({ type: 'offer', sdp }), { type: 'offer', sdp });
  assert.deepEqual(await ask({ type: 'answer', sdp }), { type: 'answer', sdp });
  assert.deepEqual(await ask({ type: 'reveal' }), { type: 'revealed', mallory: false });
});

test('RFC 8826 section 4.3.2: Mallory offers a peer of her own, at addresses of her own', async (context) => {
  const { ask } = await connect(context, 'mallory');
  const sdp = await realOffer(context);
  const swapped = await ask({ type: 'offer', sdp });
  assert.equal(swapped.type, 'offer');
  const other = swapped.type === 'offer' ? swapped.sdp : '';
  assert.match(other, /^a=fingerprint:sha-256 /m);
  const theirs = new Set(candidatesIn(sdp));
  const hers = candidatesIn(other);
  assert.ok(hers.length > 0 && hers.every((candidate) => !theirs.has(candidate)));
  assert.deepEqual(await ask({ type: 'reveal' }), { type: 'revealed', mallory: true });
});

test('what cannot be used is told with its remedy', async (context) => {
  const { ask } = await connect(context, 'mallory');
  const codeOf = async (message: ToMallory | string) => {
    const answer = await ask(message);
    return answer.type === 'error' ? `${answer.code}: ${answer.detail}` : answer.type;
  };
  assert.match(await codeOf('hello'), /^not-signaling: The message is not JSON/);
  assert.match(await codeOf('{"type":"offer"}'), /^not-signaling: .*known shapes/);
  assert.match(await codeOf({ type: 'answer', sdp: 'v=0' }), /^wrong-state: .*before the offer/);
  assert.match(await codeOf({ type: 'offer', sdp: 'nonsense' }), /^description-malformed: /);
  const empty = 'v=0\r\ns=-\r\n';
  assert.match(await codeOf({ type: 'offer', sdp: empty }), /^description-refused: .* the peer in/);
});

test('a call that ends by itself is told with its reason, and both peers are closed', async (context) => {
  const { ask, server, socket } = await connect(context, 'mallory');
  await ask({ type: 'offer', sdp: await realOffer(context) });
  const [told, closed] = [once(socket, 'message'), once(socket, 'close')];
  server.clock.advance(180_000);
  assert.deepEqual(JSON.parse(String((await told)[0])), {
    type: 'error',
    code: 'call-over',
    detail: 'Nobody connected within three minutes. Begin another call.',
  });
  assert.equal((await closed)[0], 1000);
  const url = server.url('/mallory/signaling').replace('http', 'ws');
  for (let calls = 0; calls < 2; calls += 1) {
    const next = new WebSocket(url);
    await once(next, 'open');
    context.after(() => next.terminate());
  }
});
