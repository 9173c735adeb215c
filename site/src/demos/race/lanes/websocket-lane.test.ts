/** The WebSocket lane: one connection, one message for each event, and no reconnection. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../../testing/fake-lab.ts';
import { replaceWebSocket } from '../../testing/fake-web-socket.ts';
import { webSocketLane } from './websocket-lane.ts';

const event = (id: number) => ({ id, publishedAtUs: 1, text: '' });

test('it ends with the last event, and closes normally', async (t) => {
  const newest = replaceWebSocket(t);
  const got: number[] = [];
  const received = webSocketLane.receive(fakeLab().lab, 2, ({ id }) => got.push(id));
  const socket = newest();
  assert.equal(socket.url, 'ws://a/s/s/7/websocket/feed');
  socket.receive(event(1));
  socket.receive({ reset: { firstEventId: 2, lastEventId: 2 } });
  socket.receive(event(2));
  await received;
  assert.deepEqual(got, [1, 2]);
  assert.equal(socket.closedWith, 1000);
  socket.onclose?.({ code: 1000, reason: '', wasClean: true });
});

test('a close before the last event fails it, with what script learns: the code and the reason', async (t) => {
  const newest = replaceWebSocket(t);
  const lost = webSocketLane.receive(fakeLab().lab, 2, () => undefined);
  newest().onclose?.({ code: 1006, reason: '', wasClean: false });
  await assert.rejects(lost, /was closed \(1006\), and it does not reconnect by itself/);
  const slow = webSocketLane.receive(fakeLab().lab, 2, () => undefined);
  newest().onclose?.({ code: 1013, reason: 'too slow', wasClean: true });
  await assert.rejects(slow, /was closed \(1013, "too slow"\)/);
});

test('Stop closes it, and that is no failure', async (t) => {
  const newest = replaceWebSocket(t);
  const { lab, stop } = fakeLab();
  const stopped = webSocketLane.receive(lab, 2, () => undefined);
  stop.abort();
  await stopped;
  assert.equal(newest().closedWith, 1000);
});
