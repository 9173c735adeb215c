import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '@wireside/labs-server/wire/testing/hex-fixture.ts';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import { wireUnits } from './wire-units.ts';

const folder = new URL('../../../../labs-server/wire/stun/fixtures/', import.meta.url);
const bytesOf = (name: string): Uint8Array =>
  readFixtures(folder).find((fixture) => fixture.name.includes(name))?.bytes ?? new Uint8Array();

const common = { timeUs: 0, connection: 7, run: 1 } as const;

const records: readonly WireRecord[] = [
  {
    ...common,
    kind: 'open',
    sequence: 1,
    listener: 'stun',
    transport: 'udp',
    insideTls: false,
    local: { address: '127.0.0.1', port: 3478 },
    remote: { address: '127.0.0.1', port: 50001 },
    hopOf: null,
  },
  datagram(2, 'client-to-server', bytesOf('rfc5769-request')),
  datagram(3, 'server-to-client', bytesOf('rfc5769-response-ipv4')),
  // 0x4000 of three bytes
  datagram(4, 'client-to-server', Uint8Array.of(0x40, 0, 0, 3, 22, 254, 253), 108),
  datagram(5, 'client-to-server', Uint8Array.of(0xff), 115),
];

function datagram(
  sequence: number,
  direction: 'client-to-server' | 'server-to-client',
  head: Uint8Array,
  streamOffset = 0,
): WireRecord {
  return {
    ...common,
    kind: 'data',
    sequence,
    direction,
    streamOffset,
    byteLength: head.length,
    head,
    tail: new Uint8Array(),
  };
}

test('messages of both directions are decoded, and what is neither STUN nor ChannelData is left out', () => {
  const view = storeOfRecords(records).viewOf(null);
  const units = wireUnits(view);
  assert.deepEqual(
    units.map(({ direction, unit }) => [direction, unit.kind]),
    [
      ['client-to-server', 'stun'],
      ['server-to-client', 'stun'],
      ['client-to-server', 'channel-data'],
    ],
  );
  assert.equal(wireUnits(view)[0]?.unit, units[0]?.unit, 'a message is decoded once');
});

test('other listeners, and the side of a relay where its peers are, speak something else', () => {
  const [open, ...data] = records;
  assert.ok(open?.kind === 'open');
  const unitsOf = (change: Partial<typeof open>) =>
    wireUnits(storeOfRecords([{ ...open, ...change }, ...data]).viewOf(null));
  assert.deepEqual(unitsOf({ listener: 'rtsp' }), []);
  assert.deepEqual(unitsOf({ hopOf: 3 }), []);
});
