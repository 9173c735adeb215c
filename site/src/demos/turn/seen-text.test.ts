import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import { recordsWithText } from './seen-text.ts';

const common = { timeUs: 0, connection: 7, run: 1 } as const;

const recordsOf = (listener: 'stun' | 'lab-a', text: string): readonly WireRecord[] => [
  {
    ...common,
    kind: 'open',
    sequence: 1,
    listener,
    transport: 'udp',
    insideTls: false,
    local: { address: '127.0.0.1', port: 3478 },
    remote: { address: '127.0.0.1', port: 50001 },
    hopOf: null,
  },
  {
    ...common,
    kind: 'data',
    sequence: 2,
    direction: 'client-to-server',
    streamOffset: 0,
    byteLength: text.length + 4,
    head: new TextEncoder().encode(`\u0001${text}`),
    tail: new Uint8Array(),
  },
];

test('a text that crossed the port in the clear is found, wherever it stands', () => {
  const view = storeOfRecords(recordsOf('stun', 'hello from Alice')).viewOf(null);
  assert.equal(recordsWithText(view, 'from Alice'), 1);
  assert.equal(recordsWithText(view, 'from Bob'), 0);
});

test('what crossed another port is not what the relay saw', () => {
  const view = storeOfRecords(recordsOf('lab-a', 'hello from Alice')).viewOf(null);
  assert.equal(recordsWithText(view, 'from Alice'), 0);
});
