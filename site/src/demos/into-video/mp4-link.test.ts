import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import { replaceWebSocket } from '../testing/fake-web-socket.ts';
import { missingForMp4, openMp4Link } from './mp4-link.ts';

const encoding = { tune: 'none', fragment: 'frame' } as const;

/** A link whose socket the test drives. */
function open(newest: ReturnType<typeof replaceWebSocket>) {
  const { lab, stop } = fakeLab();
  const told: unknown[] = [];
  const over = openMp4Link(lab, encoding, {
    onType: (type) => told.push(type),
    onSegment: (segment) => told.push(segment.byteLength),
  });
  return { stop, told, over, socket: newest() };
}

test('what is missing is asked before, because a refused WebSocket does not tell', async (t) => {
  const asked = answerFetch(
    t,
    Response.json({ mp4: { missing: 'Install it.' } }),
    Response.json({ mp4: { missing: null } }),
    Response.json({ detail: 'Not now.' }, { status: 503 }),
  );
  const { lab } = fakeLab();
  assert.equal(await missingForMp4(lab), 'Install it.');
  assert.equal(await missingForMp4(lab), null);
  assert.equal(await missingForMp4(lab), 'Not now.');
  assert.equal(asked[0], 'GET http://a/s/s/7/rtsp/status');
});

test('the type comes as text, the segments as bytes', async (t) => {
  const { told, over, socket } = open(replaceWebSocket(t));
  assert.equal(socket.url, 'ws://a/s/s/7/rtsp/mp4?tune=none&fragment=frame');
  socket.receive({ mediaType: 'video/mp4' });
  socket.onmessage?.({ data: new ArrayBuffer(9) });
  assert.deepEqual(told, ['video/mp4', 9]);
  socket.onclose?.({ code: 1000, reason: '', wasClean: true });
  await over;
});

test('a connection that was lost, or refused, says so', async (t) => {
  const newest = replaceWebSocket(t);
  const lost = open(newest);
  lost.socket.onclose?.({ code: 1011, reason: 'ffmpeg: gone', wasClean: true });
  await assert.rejects(lost.over, /The connection ended: ffmpeg: gone\./);
  const refused = open(newest);
  refused.socket.onclose?.({ code: 1006, reason: '', wasClean: false });
  await assert.rejects(refused.over, /refused the WebSocket/);
});

test('Stop closes the socket, and its end is no failure', async (t) => {
  const { stop, over, socket } = open(replaceWebSocket(t));
  stop.abort();
  assert.ok(socket.isClosed);
  socket.onclose?.({ code: 1006, reason: '', wasClean: false });
  await over;
});
