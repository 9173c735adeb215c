/** What is said about the frames that somebody built, and about the answer that came back. */
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrowingConnection } from '../../wire-view/trace-connection.ts';
import { joinBytes } from './encode-frame.ts';
import { bytesOfDrafts } from './frame-draft.ts';
import { framePresets } from './frame-presets.ts';
import { openingRequest } from './frame-raw.ts';
import { brokenFrameIds, verdictOf } from './frame-verdict.ts';

const answered =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The verdict about the preset, when the endpoint answers with the bytes of `answer`. */
function judge(label: string, answer: string) {
  return verdictOf(connectionOf(label, answer));
}

function connectionOf(label: string, answer: string): GrowingConnection {
  const preset = framePresets.find((one) => one.label === label);
  assert.ok(preset, label);
  const built = bytesOfDrafts(preset.drafts);
  assert.ok('frames' in built);
  const conversation = createConversation();
  conversation.append('client-to-server', encode(openingRequest(new Uint8Array(16), false)));
  conversation.append('server-to-client', encode(answered));
  conversation.append('client-to-server', joinBytes(built.frames));
  conversation.append('server-to-client', parseHex(answer) ?? new Uint8Array(0));
  conversation.end('client-to-server');
  conversation.end('server-to-client');
  return new GrowingConnection(1, 1, () => conversation, 1e6);
}

function brokenTitles(label: string): readonly string[] {
  const connection = connectionOf(label, '');
  const ids = brokenFrameIds(connection);
  return connection.conversation.units.filter(({ id }) => ids.has(id)).map(({ title }) => title);
}

test('frames by the rules break none, though the connection is closed without a Close frame', () => {
  const { rule, receivedCode, why } = judge('Hello, masked', '810548656c6c6f');
  assert.deepEqual([rule, receivedCode, why], [null, null, null]);
});

const broken = [
  ['No mask', 1002, /MASK at byte \d+: .*\(RFC 6455 §5\.1\)/],
  ['RSV1 without an extension', 1002, /RSV1 at byte/],
  ['Opcode 0x3', 1002, /Opcode at byte .*reserved/],
  ['A ping in fragments', 1002, /FIN at byte .*§5\.5\)/],
  ['A ping of 126 bytes', 1002, /125 bytes, found 126/],
  ['A continuation of nothing', 1002, /no message was begun/],
  ['A message within a message', 1002, /expected continuation, found text/],
  ['A text that is no UTF-8', 1007, /UTF-8/],
  ['Close 1006', 1002, /1006/],
  ['Close with half a code', 1002, /§5\.5\.1|§7\.4/],
] as const;

for (const [label, code, rule] of broken) {
  test(`${label}: the rule is named, and ${code} is what it asks for`, () => {
    const answer = `8802${code.toString(16).padStart(4, '0')}`;
    const verdict = judge(label, answer);
    assert.match(verdict.rule ?? '', rule);
    assert.deepEqual([verdict.expectedCode, verdict.receivedCode], [code, code]);
    assert.equal(verdict.why, null);
  });
}

test('1 GiB claimed: no rule is broken, and the reason for 1009 is told', () => {
  const verdict = judge('1 GiB claimed, 5 bytes sent', '880203f1');
  assert.equal(verdict.rule, null);
  assert.ok(verdict.isUnfinished);
  assert.match(verdict.why ?? '', /at most 1 MB/);
});

test('where the endpoint answers otherwise than the rule asks, the reason is told', () => {
  const huge = judge('The first bit of 64 set', '880203f1');
  assert.deepEqual([huge.expectedCode, huge.receivedCode], [1002, 1009]);
  assert.match(huge.why ?? '', /its own limit first/);
  const long = judge('5, written in 16 bits', '810548656c6c6f');
  assert.match(long.rule ?? '', /fewest bytes/);
  assert.match(long.why ?? '', /took the frame/);
  assert.match(judge('A text after Close', '880203e8').why ?? '', /read no further/);
});

test('a frame is broken when its message or its Close body is, and not when its rest never came', () => {
  assert.deepEqual(brokenTitles('A text that is no UTF-8'), ['text 2 B']);
  assert.deepEqual(brokenTitles('Close 1006'), ['close 1006']);
  assert.deepEqual(brokenTitles('A message within a message'), ['text 5 B']);
  assert.deepEqual(brokenTitles('1 GiB claimed, 5 bytes sent'), []);
});

test('every preset can be built, and its label is its own', () => {
  for (const { drafts } of framePresets) assert.ok('frames' in bytesOfDrafts(drafts));
  assert.equal(new Set(framePresets.map(({ label }) => label)).size, framePresets.length);
});
