import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import { replaceWebSocket, type FakeWebSocket } from '../testing/fake-web-socket.ts';
import { answerHandshake } from './answer-handshake.ts';
import type { AnswerReport } from './answer-report.ts';
import { loadSha1 } from './sha1.ts';

const sha1 = await loadSha1();
const head = 'GET /x HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

function setUp(t: TestContext, decide: (socket: FakeWebSocket) => void) {
  const newest = replaceWebSocket(t);
  const asked = answerFetch(t, new Response(head), new Response(null, { status: 204 }));
  const { lab, stop } = fakeLab();
  const reports: AnswerReport[] = [];
  const keys: string[] = [];
  const setting = { template: '{accept}', protocols: ['chat'], sha1, name: 'n1' };
  const onKey = (key: string): void => {
    keys.push(key);
    decide(newest());
  };
  const done = answerHandshake(lab, setting, { onReport: (one) => void reports.push(one), onKey });
  return { asked, keys, reports, newest, done, stop };
}

test('an answer that is taken: open, with what the server chose, and the messages behind it', async (t) => {
  const { asked, keys, reports, newest, done } = setUp(t, (socket) => {
    socket.onopen?.();
    socket.onmessage?.({ data: 'Hello' });
  });
  await done;
  assert.deepEqual(asked, [
    'GET http://a/s/s/7/websocket/answer/n1/request',
    'POST http://a/s/s/7/websocket/answer/n1',
  ]);
  assert.deepEqual(keys, ['dGhlIHNhbXBsZSBub25jZQ==']);
  assert.deepEqual(reports.at(-1), {
    lines: ['open: protocol "chat", extensions none', 'message: "Hello"'],
    outcome: 'open',
  });
  assert.equal(newest().url, 'ws://a/s/s/7/websocket/answer/n1');
  assert.ok(newest().isClosed);
  assert.equal(newest().onclose, null);
});

test('an answer that is refused: an error without a reason, and close 1006', async (t) => {
  const { reports, done } = setUp(t, (socket) => {
    socket.onerror?.();
    socket.onclose?.({ code: 1006, reason: '', wasClean: false });
  });
  await done;
  assert.deepEqual(reports.at(-1), {
    lines: ['error: an event without a reason', 'close: code 1006, reason "", wasClean false'],
    outcome: 'refused',
  });
});

test('an answer that decides nothing is told as such', async (t) => {
  const { reports, done } = setUp(t, () => {});
  await done;
  assert.equal(reports.at(-1)?.outcome, 'waiting');
});

test('a lab that refuses is quoted, and the socket does not stay', async (t) => {
  const newest = replaceWebSocket(t);
  const problem = JSON.stringify({ detail: 'No handshake of this run is held.' });
  answerFetch(t, new Response(problem, { status: 404 }));
  const setting = { template: '', protocols: [], sha1, name: 'n1' };
  const listeners = { onReport: () => {}, onKey: () => {} };
  await assert.rejects(answerHandshake(fakeLab().lab, setting, listeners), /is held/);
  assert.ok(newest().isClosed);
});
