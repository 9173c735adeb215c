/** The rows of the timeline, read from bytes as the records carry them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Direction, WireRecord } from '@wireside/labs-server/wire/record.ts';
import { createTraceStore } from '../../wire-view/trace-store.ts';
import { timelineRows, type TimelineRow } from './timeline-rows.ts';

interface Sent {
  readonly from: 'client' | 'server';
  readonly text: string;
}

/** The rows of one connection of run 1, a millisecond apart; `hopOf` makes it the intermediary's second hop. */
function rowsOf(sent: readonly Sent[], hopOf: number | null = null): TimelineRow[] {
  const store = createTraceStore({ schedule: () => {} });
  const offsets: Record<Direction, number> = { 'client-to-server': 0, 'server-to-client': 0 };
  const base = { connection: 1, run: 1 };
  const end = { address: '127.0.0.1', port: 1 };
  const records: WireRecord[] = [
    {
      ...base,
      kind: 'open',
      sequence: 1,
      timeUs: 0,
      listener: 'lab-a',
      transport: 'tcp',
      insideTls: false,
      local: end,
      remote: end,
      hopOf,
    },
  ];
  for (const [index, { from, text }] of sent.entries()) {
    const direction = from === 'client' ? 'client-to-server' : 'server-to-client';
    const head = Uint8Array.from(Buffer.from(text, 'latin1'));
    const streamOffset = offsets[direction];
    offsets[direction] += head.length;
    records.push({
      ...base,
      kind: 'data',
      sequence: index + 2,
      timeUs: (index + 1) * 1000,
      direction,
      streamOffset,
      byteLength: head.length,
      head,
      tail: new Uint8Array(0),
    });
  }
  store.append(records);
  return timelineRows(store.viewOf(1).entries);
}

/** Each row in one line. */
function linesOf(rows: readonly TimelineRow[]): string[] {
  return rows.map((row) =>
    row.kind === 'http'
      ? `${row.timeUs / 1000} HTTP ${row.words}`
      : `${row.timeUs / 1000} ${row.carrier} ${row.engine} / ${row.socket ?? '-'}: ${row.raw}`,
  );
}

const target = '/s/s/1/socket-io/chat/?EIO=4&transport=';
const get = (query: string) => `GET ${target}${query} HTTP/1.1\r\nHost: a\r\n\r\n`;
const answer = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

test('a handshake, a POST and a poll with two packets, each when its last byte came', () => {
  const post = get('polling&sid=x')
    .replace('GET', 'POST')
    .replace('\r\n\r\n', '\r\nContent-Length: 2\r\n\r\n');
  const rows = rowsOf([
    { from: 'client', text: get('polling') },
    { from: 'server', text: answer('0{"sid":"x"}') },
    { from: 'client', text: `${post}4` },
    { from: 'client', text: '0' },
    { from: 'server', text: answer('ok') },
    { from: 'client', text: get('polling&sid=x') },
    { from: 'server', text: answer('42["a"]\x1ebAQID') },
  ]);
  assert.deepEqual(linesOf(rows), [
    '1 HTTP GET transport=polling, without a session id: a handshake',
    '2 HTTP body open / -: 0{"sid":"x"}',
    '3 HTTP POST transport=polling, with the session id',
    '4 HTTP body message / CONNECT: 40',
    '6 HTTP GET transport=polling, with the session id',
    '7 HTTP body message / EVENT a: 42["a"]␞',
    '7 HTTP body message, binary / attachment: bAQID',
  ]);
});

test('the upgrade, and packets in the messages of the WebSocket', () => {
  const upgrade = get('websocket&sid=x').replace(
    '\r\n\r\n',
    '\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const rows = rowsOf([
    { from: 'client', text: upgrade },
    {
      from: 'server',
      text: 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
    },
    { from: 'client', text: '\x81\x86\0\0\0\x002probe' },
    { from: 'server', text: '\x81\x063probe' },
    { from: 'client', text: '\x81\x81\0\0\0\x005' },
    { from: 'server', text: '\x82\x03\x01\x02\xff' },
    { from: 'server', text: '\x81\x019' },
  ]);
  assert.deepEqual(linesOf(rows), [
    '1 HTTP GET transport=websocket, with the session id',
    '2 HTTP 101 Switching Protocols',
    '3 WebSocket ping probe / -: 2probe',
    '4 WebSocket pong probe / -: 3probe',
    '5 WebSocket upgrade / -: 5',
    '6 WebSocket message, binary / attachment: 01 02 ff',
    '7 WebSocket not Engine.IO / -: 9',
  ]);
  const last = rows.at(-1);
  assert.ok(last?.kind === 'packet' && last.malformed && /expected a digit/.test(last.meaning));
});

test('the second hop of the intermediary is not told twice, and other requests are not told', () => {
  const handshake = [{ from: 'client', text: get('polling') }] as const;
  assert.equal(rowsOf(handshake).length, 1);
  assert.deepEqual(rowsOf(handshake, 7), []);
  assert.deepEqual(rowsOf([{ from: 'client', text: 'GET / HTTP/1.1\r\nHost: a\r\n\r\n' }]), []);
});

test('a refusal is told, and a long packet is cut', () => {
  const rows = rowsOf([
    { from: 'client', text: get('websocket') },
    { from: 'server', text: 'HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n' },
    { from: 'client', text: get('polling&sid=x') },
    { from: 'server', text: answer(`42["${'a'.repeat(400)}"]`) },
  ]);
  assert.equal(linesOf(rows)[1], '2 HTTP 426 Upgrade Required');
  const last = rows.at(-1);
  assert.ok(last?.kind === 'packet' && last.raw.length === 161 && last.raw.endsWith('…'));
});
