import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTerm } from './count-term.ts';
import { rtcpPacketTypes as types } from './packet-type.ts';

test('each packet type says anew what the five bits count or tell', () => {
  const names = Object.values(types).map((packetType) => countTerm(packetType, 1).name);
  assert.deepEqual(names, [
    'reception report count (RC)',
    'reception report count (RC)',
    'source count (SC)',
    'source count (SC)',
    'subtype',
    'feedback message type (FMT)',
    'feedback message type (FMT)',
  ]);
  assert.equal(countTerm(207, 1).name, 'type-specific bits');
});

test('RFC 4585 section 6.3: of feedback the value decides the meaning', () => {
  assert.match(countTerm(types.PSFB, 1).meaning, /Picture Loss Indication/);
  assert.match(countTerm(types.PSFB, 4).meaning, /Full Intra Request/);
});
