import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NatEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import { mappingsAfter } from './nat-mappings.ts';
import { bytesOf, packetsOf } from './nat-packets.ts';

const alice = { address: '192.0.2.10', port: 50_000 };
const server = { address: '203.0.113.1', port: 3478 };
const outside = { address: '203.0.113.10', port: 57_344 };
const first = { packet: 1, transport: 'udp', source: alice, destination: server } as const;
const second = { packet: 2, transport: 'udp', source: server, destination: outside } as const;
const translated = { to: outside, mapping: 1, isHairpin: false } as const;

const events: readonly NatEvent[] = [
  { kind: 'sent', atMs: 0, node: 'alice', ...first, hex: '68656c6c6f', segment: null },
  { kind: 'state', atMs: 0, agent: 'alice', state: 'new' },
  {
    kind: 'translated',
    atMs: 2,
    node: 'alice-nat',
    ...first,
    field: 'source',
    isNew: true,
    ...translated,
  },
  { kind: 'sent', atMs: 3, node: 'server', ...second, hex: '', segment: null },
  { kind: 'delivered', atMs: 22, node: 'server', ...first },
  { kind: 'dropped', atMs: 23, node: 'alice-nat', ...second, rule: 'filtered' },
  { kind: 'expired', atMs: 300_002, node: 'alice-nat', mapping: 1 },
];

test('a packet has its whole way, wherever other events stand between', () => {
  const packets = packetsOf(events);
  assert.deepEqual(
    packets.map(({ number, fate, way }) => [number, fate, way.map(({ node }) => node)]),
    [
      [1, 'delivered', ['alice', 'alice-nat', 'server']],
      [2, 'dropped', ['server', 'alice-nat']],
    ],
  );
  assert.equal(packets[0]?.content.title, 'data “hello”');
});

test('a way without its beginning is no packet', () => {
  assert.deepEqual(packetsOf(events.slice(4)), []);
});

test('bytes end where the digits do', () => {
  assert.deepEqual([...bytesOf('00ffzz01')], [0, 255]);
  assert.deepEqual([...bytesOf('0')], []);
});

test('a table shows its mappings after so many events, and which of them expired', () => {
  assert.equal(mappingsAfter(events, 2).size, 0);
  const [mapping] = mappingsAfter(events, 3).get('alice-nat') ?? [];
  assert.deepEqual(mapping, {
    number: 1,
    transport: 'udp',
    internal: alice,
    external: outside,
    sentTo: ['203.0.113.1:3478'],
    isExpired: false,
  });
  assert.equal(mappingsAfter(events, events.length).get('alice-nat')?.[0]?.isExpired, true);
});
