import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { ByteStore } from './byte-store.ts';
import type { Conversation } from './conversation.ts';
import { createConversation } from './create-conversation.ts';

const streamHead =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

function appendEvents(count: number, pieceBytes: number): Conversation {
  const chunk = 'b\r\nid: 1\ndata:\r\n3\r\nx\n\n\r\n';
  const bytes = ascii(streamHead + chunk.repeat(count));
  const conversation = createConversation();
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    conversation.append('server-to-client', bytes.subarray(start, start + pieceBytes));
  }
  return conversation;
}

for (const pieceBytes of [1, 24, 1_000_000]) {
  test(`appending ${pieceBytes} bytes at a time looks at each byte a bounded number of times`, (t) => {
    const slice = t.mock.method(ByteStore.prototype, 'slice');
    const bytesLookedAt = (count: number) => {
      slice.mock.resetCalls();
      appendEvents(count, pieceBytes);
      return slice.mock.calls.reduce((sum, call) => sum + (call.result?.length ?? 0), 0);
    };
    const ratio = bytesLookedAt(600) / bytesLookedAt(300);
    assert.ok(ratio > 1.7 && ratio < 2.2, `twice the stream took ${ratio.toFixed(2)} times`);
  });
}

test('a head and an event that come byte by byte are decoded a bounded number of times', (t) => {
  const slice = t.mock.method(ByteStore.prototype, 'slice');
  const bytesLookedAt = (length: number) => {
    slice.mock.resetCalls();
    const conversation = createConversation();
    const head = streamHead.replace('chunked', `chunked\r\nX-Long: ${'h'.repeat(length)}`);
    const text = `${head}${(length + 8).toString(16)}\r\ndata: ${'e'.repeat(length)}\n\n\r\n`;
    for (const byte of ascii(text)) {
      conversation.append('server-to-client', Uint8Array.of(byte));
    }
    assert.deepEqual(
      conversation.units.map((unit) => unit.state),
      ['complete', 'complete', 'complete'],
    );
    return slice.mock.calls.reduce((sum, call) => sum + (call.result?.length ?? 0), 0);
  };
  const ratio = bytesLookedAt(8000) / bytesLookedAt(4000);
  assert.ok(ratio > 1.7 && ratio < 2.2, `twice the length took ${ratio.toFixed(2)} times`);
});

// Looking through all units for each of the ranges would take minutes.
test('the units of each of 50,000 records are found', { timeout: 30_000 }, () => {
  const conversation = appendEvents(25_000, 12);
  assert.equal(conversation.units.length, 1 + 25_000 * 3);
  for (let record = 0; record < 50_000; record += 1) {
    const start = streamHead.length + record * 12;
    const units = conversation.unitsAt('server-to-client', { start, end: start + 12 });
    assert.ok(units.some((unit) => unit.kind === 'chunk') && units.length <= 4);
  }
});

test('units at a range come from the outermost layer to the innermost', () => {
  const conversation = appendEvents(3, 1000);
  const start = streamHead.length;
  const titlesAt = (from: number, to: number) =>
    conversation
      .unitsAt('server-to-client', { start: start + from, end: start + to })
      .map((unit) => unit.title);
  assert.deepEqual(titlesAt(0, 1), ['chunk 0xb']);
  assert.deepEqual(titlesAt(5, 24), ['chunk 0xb', 'chunk 0x3', 'event 1']);
  assert.deepEqual(titlesAt(-1, 0), ['200 OK']);
  assert.deepEqual(titlesAt(20, 33), ['chunk 0x3', 'chunk 0xb', 'event 1', 'event 1']);
  assert.deepEqual(conversation.unitsAt('client-to-server', { start: 0, end: 99 }), []);
});

test('an event that lies in two chunks maps to both, without their framing', () => {
  const conversation = appendEvents(1, 1000);
  const event = conversation.units.find((unit) => unit.kind === 'event');
  const raw = conversation.layers
    .get(event?.layer ?? -1)
    ?.toRaw(event?.range ?? { start: 0, end: 0 });
  const at = streamHead.length;
  assert.deepEqual(raw, [
    { start: at + 3, end: at + 14 },
    { start: at + 19, end: at + 22 },
  ]);
});

function appendText(conversation: Conversation, text: string): void {
  conversation.append('server-to-client', ascii(text));
}

test('a gap larger than memory inside one chunk is no trouble', () => {
  for (const ending of ['\r\n0\r\n\r\n', '']) {
    const conversation = createConversation();
    appendText(conversation, `${streamHead}fffffffffff\r\ndata: 1\n\n`);
    conversation.skip('server-to-client', 0xfffffffffff - 9);
    appendText(conversation, ending);
    conversation.end('server-to-client');
    const states = conversation.units.map((unit) => `${unit.kind} ${unit.state}`);
    const chunk = ending === '' ? ['chunk incomplete'] : ['chunk complete', 'last-chunk complete'];
    assert.ok(
      chunk.every((state) => states.includes(state)),
      states.join(),
    );
  }
});

test('the bytes that were appended may be changed afterwards', () => {
  const bytes = ascii('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const conversation = createConversation();
  conversation.append('client-to-server', bytes);
  bytes.fill(0);
  const layer = conversation.layers.get(conversation.units[0]?.layer ?? -1);
  assert.equal(Buffer.from(layer?.slice({ start: 0, end: 3 }) ?? []).toString(), 'GET');
});

const upgradeHead = 'HTTP/1.1 101 a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

test('frames and fragments that come byte by byte are looked at a bounded number of times', (t) => {
  const slice = t.mock.method(ByteStore.prototype, 'slice');
  const bytesLookedAt = (count: number) => {
    slice.mock.resetCalls();
    const conversation = createConversation();
    appendText(conversation, upgradeHead);
    const frames = '\x01\x02ab\x89\x01c'.concat('\x00\x02de\x89\x00'.repeat(count), '\x80\x00');
    for (const byte of ascii(frames + '\x81\x01f'.repeat(count))) {
      conversation.append('server-to-client', Uint8Array.of(byte));
    }
    const messages = conversation.units.filter(({ kind }) => kind === 'message');
    assert.equal(messages.length, 1 + count);
    return slice.mock.calls.reduce((sum, call) => sum + (call.result?.length ?? 0), 0);
  };
  const ratio = bytesLookedAt(600) / bytesLookedAt(300);
  assert.ok(ratio > 1.7 && ratio < 2.2, `twice the stream took ${ratio.toFixed(2)} times`);
});

test('a frame that claims 2^63 - 1 bytes takes no memory, and a gap within it is no trouble', () => {
  const conversation = createConversation();
  appendText(conversation, `${upgradeHead}\x82\x7f\x7f${'\xff'.repeat(7)}abc`);
  conversation.skip('server-to-client', 2 ** 50);
  appendText(conversation, 'def');
  const [, frame, message] = conversation.units;
  assert.equal(frame?.state, 'incomplete');
  assert.equal(
    frame?.fields.find(({ name }) => name.startsWith('Extended'))?.value,
    2n ** 63n - 1n,
  );
  assert.equal(message?.range.end, 2 ** 50 + 6);
});

test('the units of a record in the middle of a fragmented message are found', () => {
  const conversation = createConversation();
  appendText(conversation, `${upgradeHead}\x01\x02ab\x89\x01c\x80\x02de`);
  const start = upgradeHead.length;
  const titlesAt = (from: number, to: number) =>
    conversation
      .unitsAt('server-to-client', { start: start + from, end: start + to })
      .map(({ title }) => title);
  assert.deepEqual(titlesAt(4, 7), ['ping 1 B', 'data of ping']);
  assert.deepEqual(titlesAt(7, 11), ['continuation 2 B', '"abde"']);
  assert.deepEqual(titlesAt(0, 11).slice(3), ['"abde"', 'data of ping']);
});
