import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceLine, faceOf } from '../trace-face.ts';
import { chatWords, nothingSeen, readChatReport, withLine } from './chat-report.ts';

const connected = { ...nothingSeen, state: 'connected', transport: 'polling' } as const;

test('a report comes back from its trace as it was', () => {
  const report = { ...withLine(connected, { atMs: 5, text: 'connect' }), recovered: true };
  const line = faceLine('chat', report, 0);
  assert.deepEqual(faceOf({ console: [line] } as never, 'chat', readChatReport), report);
});

test('what is no report is none', () => {
  const line = faceLine('chat', { ...connected, state: 'flying' }, 0);
  assert.equal(faceOf({ console: [line] } as never, 'chat', readChatReport), null);
});

test('the words tell the transport, and whether the client came back', () => {
  assert.match(chatWords(nothingSeen), /Press Run/);
  assert.match(chatWords({ ...nothingSeen, state: 'connecting' }), /^Connecting/);
  assert.equal(chatWords(connected), 'Connected over long polling.');
  assert.equal(
    chatWords({ ...connected, transport: 'websocket', recovered: false }),
    'Connected over a WebSocket. It came back, recovered: false.',
  );
});

test('the newest 200 lines are kept', () => {
  let report = nothingSeen;
  for (let atMs = 0; atMs < 205; atMs += 1) report = withLine(report, { atMs, text: 'x' });
  assert.deepEqual([report.lines.length, report.lines[0]?.atMs], [200, 5]);
});
