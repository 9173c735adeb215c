import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { rtcpPacketType, rtcpPacketTypes } from './packet-type.ts';

const table = readRegistry(new URL('fixtures/rfc3550-packet-types.csv', import.meta.url));

test('RFC 3550 section 12.1: the packet types have the values and abbreviations of the standard', () => {
  for (const { first, meaning } of table) assert.equal(rtcpPacketType(first).name, meaning);
  const known = new Map(table.map(({ first, meaning }) => [meaning, first]));
  for (const [name, value] of Object.entries(rtcpPacketTypes)) assert.equal(known.get(name), value);
});

test('a type that is not in the table is told by its number', () => {
  const known = new Set(table.map(({ first }) => first));
  for (let type = 0; type < 256; type += 1) {
    if (!known.has(type)) assert.equal(rtcpPacketType(type).name, `type ${type}`);
  }
});
