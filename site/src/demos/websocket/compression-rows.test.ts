/** Sizes with and without permessage-deflate, counted from the bytes of RFC 7692 section 7.2.3. */
import { newConversation } from '../../wire-view/new-conversation.ts';
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrowingConnection } from '../../wire-view/trace-connection.ts';
import { GrowingView } from '../../wire-view/trace-view.ts';
import { changeOf, compressedMessage, compressionRows } from './compression-rows.ts';
import { costsOf } from './frame-costs.ts';
import { encodeFrame, joinBytes, textFrame } from './encode-frame.ts';

const key = parseHex('37fa213d') ?? new Uint8Array(0);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const answer = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
const request = (line: string): string =>
  `${line} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`;

function connectionOf(
  number: number,
  extension: string,
  payloads: readonly string[],
): GrowingConnection {
  const conversation = newConversation(null);
  const frames = (mask: Uint8Array | null) =>
    payloads.map((hex) =>
      encodeFrame({
        ...textFrame('', mask),
        rsv1: extension !== '',
        payload: parseHex(hex) ?? new Uint8Array(0),
      }),
    );
  conversation.append('client-to-server', encode(request('GET /websocket/echo')));
  conversation.append('server-to-client', encode(`${answer}${extension}\r\n`));
  conversation.append('client-to-server', joinBytes(frames(key)));
  conversation.append('server-to-client', joinBytes(frames(null)));
  return new GrowingConnection(number, number, () => conversation, 1e6);
}

const hello = '48656c6c6f';
const off = connectionOf(1, '', [hello, hello]);
const on = connectionOf(2, 'Sec-WebSocket-Extensions: permessage-deflate\r\n', [
  'f248cdc9c90700',
  'f200110000',
]);
const view = new GrowingView();
view.connections.push(on, off);

test('"Hello" grows, and points to itself the second time', () => {
  const rows = compressionRows(view);
  assert.deepEqual(
    rows.map((row) => [row.title, row.payloadBytes, row.isRepeated]),
    [
      ['Hello', 5, false],
      ['Hello', 5, true],
    ],
  );
  assert.deepEqual(rows[0]?.off, { sent: 11, received: 7 });
  assert.deepEqual(rows[0]?.on, { sent: 13, received: 9 });
  assert.deepEqual(rows[1]?.on, { sent: 11, received: 7 });
});

test('a compressed message is inflated with the window of those before it', () => {
  for (const index of [0, 1]) {
    const found = compressedMessage(view, index);
    assert.ok(found?.message.isCompressed);
    assert.equal(new TextDecoder().decode(found.inflated ?? new Uint8Array(0)), 'Hello');
  }
  assert.equal(compressedMessage(view, 2), null);
});

test('sizes that are not on the wire yet are not told', () => {
  const alone = new GrowingView();
  alone.connections.push(off);
  assert.deepEqual(compressionRows(alone)[0]?.on, { sent: null, received: null });
  assert.deepEqual(compressionRows(new GrowingView()), []);
});

test('a change is a percentage with its sign', () => {
  assert.deepEqual(
    [changeOf(100, 23), changeOf(11, 13), changeOf(7, 7), changeOf(7, null)],
    ['−77 %', '+18 %', '±0 %', ''],
  );
});

test('a frame costs 6 and 2 bytes beside the message, a request its whole head', () => {
  const conversation = newConversation(null);
  const head = 'POST /feed/publish HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n';
  conversation.append('client-to-server', encode(`${head}Hello`));
  conversation.append(
    'server-to-client',
    encode('HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n'),
  );
  const both = new GrowingView();
  both.connections.push(off, new GrowingConnection(3, 3, () => conversation, 1e6));
  assert.deepEqual(
    costsOf(both).map(({ format, bytes }) => `${format} ${bytes}`),
    ['ws 6', `http ${head.length}`, 'ws 2', 'http 43'],
  );
});
