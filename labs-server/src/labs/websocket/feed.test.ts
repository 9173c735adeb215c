/** The feed on a WebSocket is held to what every push lab promises. */
import assert from 'node:assert/strict';
import { on, once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import type { FeedEvent } from '../../feed/feed.ts';
import { pushSuite } from '../push-suite.ts';
import { startLabServer } from '../testing/lab-server.ts';
import { closeWithinMs, maxBufferedBytes } from '../web-socket.ts';
import { webSocketLab } from './websocket-lab.ts';

pushSuite({
  lab: webSocketLab,
  endpoint: '/websocket/feed',
  endless: true,
  upgraded: { maxBufferedBytes, closeWithinMs },
  async *receive(server, lastEventId, signal) {
    const socket = new WebSocket(server.url(`/websocket/feed?since=${lastEventId}`));
    try {
      for await (const [data] of on(socket, 'message', { signal, close: ['close'] })) {
        yield JSON.parse(String(data)) as FeedEvent;
      }
    } finally {
      socket.terminate();
    }
  },
});

test('what is gone from the log is told, and the events go on behind it', async (t) => {
  const server = await startLabServer([webSocketLab]);
  t.after(() => server.close());
  server.feeds.start('s', 1, { count: 0, retain: 1 });
  for (const text of ['one', 'two', 'three']) await server.feeds.publish('s', 1, text);
  const socket = new WebSocket(server.url('/websocket/feed?since=1'));
  const messages: unknown[] = [];
  for await (const [data] of on(socket, 'message')) {
    if (messages.push(JSON.parse(String(data))) === 2) break;
  }
  assert.deepEqual(messages[0], { reset: { firstEventId: 3, lastEventId: 3 } });
  assert.equal((messages[1] as FeedEvent).text, 'three');
  socket.terminate();
});

test('a feed that is complete closes with 1000', async (t) => {
  const server = await startLabServer([webSocketLab]);
  t.after(() => server.close());
  server.feeds.start('s', 1, { count: 1, intervalUs: 1_000 });
  const socket = new WebSocket(server.url('/websocket/feed'));
  await once(socket, 'open');
  server.clock.advance(1);
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  assert.deepEqual([code, String(reason)], [1000, 'the feed is complete']);
});
