/** What is said about the frames that somebody built, and about the answer that came back. */
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newConversation } from '../../wire-view/new-conversation.ts';
import { GrowingConnection } from '../../wire-view/trace-connection.ts';
import { joinBytes } from './encode-frame.ts';
import { bytesOfDrafts } from './frame-draft.ts';
import { framePresets } from './frame-presets.ts';
import { openingRequest } from './frame-raw.ts';
import { brokenFrameIds, verdictOf } from './frame-verdict.ts';

const answered = (deflate: boolean): string =>
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  `${deflate ? 'Sec-WebSocket-Extensions: permessage-deflate\r\n' : ''}\r\n`;
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
  const { deflate = false } = preset;
  const conversation = newConversation(null);
  conversation.append('client-to-server', encode(openingRequest(new Uint8Array(16), deflate)));
  conversation.append('server-to-client', encode(answered(deflate)));
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
  ['5, written in 16 bits', 1002, /fewest bytes.*§5\.2\)/],
  ['The first bit of 64 set', 1002, /most significant bit must be 0.*§5\.2\)/],
  ['RSV1 on what is no DEFLATE', 1007, /Compressed data .*RFC 7692 §7\.2\.2\)/],
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

test('what follows a Close frame breaks a rule, but nobody answers to it', () => {
  const { rule, expectedCode, receivedCode, why } = judge('A text after Close', '880203e8');
  assert.match(rule ?? '', /no data frame may follow the Close frame.*§5\.5\.1\)/);
  assert.deepEqual([expectedCode, receivedCode], [null, 1000]);
  assert.match(why ?? '', /discards/);
});

test('the reason of the Close frame is told, and a code without one has none', () => {
  assert.equal(judge('No mask', '880503ea4d4153').receivedReason, 'MAS');
  assert.equal(judge('No mask', '880203ea').receivedReason, '');
  assert.equal(judge('No mask', '8800').receivedCode, null);
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
