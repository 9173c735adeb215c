/** Messages are found in the bytes that crossed: masked in a frame, in a chunked event stream, in the body of a POST. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataRecord, Direction, OpenRecord } from '@wireside/labs-server/wire/record.ts';
import { createTraceStore } from '../../wire-view/trace-store.ts';
import { findOnWire } from './find-on-wire.ts';
import type { Step } from './signaling-report.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function createWire() {
  const store = createTraceStore();
  let sequence = 0;
  const offsets = new Map<string, number>();
  const next = () => ({ sequence: (sequence += 1), timeUs: sequence, run: 1 });
  const open = (connection: number): void =>
    store.append([
      {
        kind: 'open',
        ...next(),
        connection,
        listener: 'lab-a',
        transport: 'tcp',
        local: { address: '127.0.0.1', port: 4601 },
        remote: { address: '127.0.0.1', port: 50_000 + connection },
        hopOf: null,
        insideTls: false,
      } as unknown as OpenRecord,
    ]);
  const data = (connection: number, direction: Direction, ...parts: (string | Uint8Array)[]) => {
    const bytes = Uint8Array.from(
      parts.flatMap((part) => [...(typeof part === 'string' ? encode(part) : part)]),
    );
    const key = `${connection} ${direction}`;
    const streamOffset = offsets.get(key) ?? 0;
    offsets.set(key, streamOffset + bytes.length);
    const record = {
      kind: 'data',
      ...next(),
      connection,
      direction,
      streamOffset,
      byteLength: bytes.length,
      head: bytes,
      tail: new Uint8Array(),
    } as unknown as DataRecord;
    store.append([record]);
    return record.sequence;
  };
  return { store, open, data };
}

function frame(text: string, mask: readonly number[] | null): Uint8Array {
  const payload = encode(text);
  const length = [126, payload.length >> 8, payload.length & 255];
  if (mask === null) return Uint8Array.of(0x81, ...length, ...payload);
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Uint8Array.of(0x81, (length[0] ?? 0) | 0x80, ...length.slice(1), ...mask, ...masked);
}

const message = {
  type: 'offer',
  sdp: `v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n${'a=x\r\n'.repeat(30)}`,
} as const;
const json = JSON.stringify(message);
const entryJson = JSON.stringify({ id: 4, from: 'A', message });

const step = (change: Partial<Step>): Step => ({
  atMs: 0,
  kind: 'message',
  from: 'A',
  text: 'offer',
  message,
  sent: true,
  received: false,
  ...change,
});

test('in the masked frame of the sender, and in the frame of the receiver', () => {
  const { store, open, data } = createWire();
  const upgrade = 'HTTP/1.1\r\nHost: l\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
  open(1);
  data(1, 'client-to-server', `GET /s/x/1/signaling/socket?room=K7XPD ${upgrade}\r\n`);
  data(
    1,
    'server-to-client',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  );
  const sent = data(1, 'client-to-server', frame(json, [1, 2, 3, 4]));
  const received = data(1, 'server-to-client', frame(entryJson, null));
  const { entries } = store.viewOf(1);
  const found = findOnWire(entries, step({}));
  assert.equal(found?.record, sent);
  assert.match(found.fieldPath ?? '', /^\d+(\.\d+)+$/);
  assert.equal(findOnWire(entries, step({ sent: false, received: true }))?.record, received);
  assert.equal(findOnWire(entries, step({ sent: false, from: 'B' })), null);
});

test('in the body of a POST, and in an event that comes in chunks', () => {
  const { store, open, data } = createWire();
  open(1);
  open(2);
  data(1, 'client-to-server', 'GET /s/x/1/signaling/events HTTP/1.1\r\nHost: l\r\n\r\n');
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked';
  data(1, 'server-to-client', `${head}\r\n\r\n`);
  const length = encode(json).length;
  const post = `POST /s/x/1/signaling/messages HTTP/1.1\r\nHost: l\r\nContent-Length: ${length}`;
  const sent = data(2, 'client-to-server', `${post}\r\n\r\n${json}`);
  const event = `id: 4\ndata: ${entryJson}\n\n`;
  const chunk = `${encode(event).length.toString(16)}\r\n${event}\r\n`;
  const received = data(1, 'server-to-client', chunk);
  const { entries } = store.viewOf(1);
  assert.equal(findOnWire(entries, step({}))?.record, sent);
  assert.equal(findOnWire(entries, step({ sent: false, received: true }))?.record, received);
});

test('what crossed no socket is not found', () => {
  const { store } = createWire();
  const { entries } = store.viewOf(1);
  assert.equal(findOnWire(entries, step({})), null);
  assert.equal(findOnWire(entries, step({ kind: 'direct', message: null })), null);
});
