/** One message, sent as a frame and as a request; the sockets are the test's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLabApi, type LabApi } from '../../cell/lab-api.ts';
import { compareCompression } from './compression-run.ts';
import { sendMessage, type EchoSocket } from './frame-send.ts';

/** Opens at once, sends back what it gets, and closes as it is told. */
class EchoingSocket implements EchoSocket {
  onopen: EchoSocket['onopen'] = null;
  onmessage: EchoSocket['onmessage'] = null;
  onclose: EchoSocket['onclose'] = null;
  readonly sent: (string | Uint8Array)[] = [];

  constructor() {
    queueMicrotask(() => this.onopen?.(new Event('open')));
  }

  send(message: string | Uint8Array): void {
    this.sent.push(message);
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data: message })));
  }

  close(code = 1005): void {
    queueMicrotask(() => this.onclose?.({ code } as CloseEvent));
  }
}

function setUp(stop = new AbortController()) {
  const setting = {
    labs: ['http://a', 'http://b'] as const,
    session: 's',
    run: 1,
    via: 'direct',
    clockOffsetUs: 0,
    parameters: {},
  };
  const lab: LabApi = createLabApi(setting as Parameters<typeof createLabApi>[0], {
    nowMs: () => 0,
    startedAtMs: 0,
    signal: stop.signal,
    after: () => undefined,
  });
  const sockets: EchoingSocket[] = [];
  const urls: string[] = [];
  const openSocket = (url: string): EchoSocket => {
    urls.push(url);
    const socket = new EchoingSocket();
    sockets.push(socket);
    return socket;
  };
  const posted: string[] = [];
  const post = (url: string, body: string): Promise<Response> => {
    posted.push(`${url} ${body}`);
    return Promise.resolve(new Response('{}', { status: 201 }));
  };
  return { lab, stop, sockets, urls, posted, world: { openSocket, post } };
}

const sevens = (byteLength: number) => new Uint8Array(byteLength).fill(7);

test('a message goes as a frame first, and then as the request that it replaces', async () => {
  const { lab, urls, posted, sockets, world } = setUp();
  await sendMessage(lab, 'Hello', world);
  assert.deepEqual(urls, ['ws://a/s/s/1/websocket/echo']);
  assert.deepEqual(sockets[0]?.sent, ['Hello']);
  assert.deepEqual(posted, ['http://a/s/s/1/feed/publish Hello']);
});

test('a message that is too long for the feed goes as a frame alone', async () => {
  const { lab, posted, world } = setUp();
  await sendMessage(lab, 'ř'.repeat(513), world);
  assert.deepEqual(posted, []);
});

test('a connection that closes before the echo is told, and Stop is no failure of it', async () => {
  const { lab, sockets, world } = setUp();
  const sent = sendMessage(lab, 'Hello', {
    ...world,
    openSocket: (url) => {
      const socket = world.openSocket(url);
      socket.send = () => socket.close(1013);
      return socket;
    },
  });
  await assert.rejects(sent, /closed with 1013 before/);
  assert.equal(sockets.length, 1);
  const stopped = setUp();
  const running = sendMessage(stopped.lab, 'Hello', {
    ...stopped.world,
    openSocket: (url) => {
      const socket = stopped.world.openSocket(url);
      socket.send = () => stopped.stop.abort(new Error('Stopped'));
      return socket;
    },
  });
  await assert.rejects(running, /Stopped/);
});

test('both connections get the same messages in the same order, the first one twice', async () => {
  const { lab, urls, sockets, world } = setUp();
  await compareCompression(lab, 'own', { ...world, random: sevens });
  assert.deepEqual(
    urls.map((url) => url.replace('ws://a/s/s/1', '')),
    ['/websocket/echo', '/websocket/echo?deflate=true'],
  );
  const [off, on] = sockets;
  assert.deepEqual(off?.sent.slice(0, 2), ['own', 'own']);
  assert.deepEqual(off?.sent, on?.sent);
  assert.equal(off?.sent.at(-1)?.length, 512);
});
