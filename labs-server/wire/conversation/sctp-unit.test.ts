import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '../testing/hex-fixture.ts';
import { createStageParts } from '../testing/stage-parts.ts';
import { addSctpUnit } from './sctp-unit.ts';

const fixtures = readFixtures(new URL('../sctp/fixtures/', import.meta.url));

/** Title and state of the unit of a packet among the fixtures. */
function unitOf(name: string): string {
  const bytes = fixtures.find((fixture) => fixture.name === name)?.bytes;
  assert.ok(bytes, name);
  const { context, append } = createStageParts();
  append(Buffer.from(bytes).toString('latin1'));
  const { layer, units } = context;
  addSctpUnit(units, { layer, range: { start: 0, end: bytes.length }, exchange: 0 });
  const [unit] = units.all;
  assert.deepEqual(unit?.fields.at(-1)?.range.startBit !== undefined, bytes.length >= 12);
  return `${unit?.title} ${unit?.state}`;
}

test('a packet tells its chunks, and of DATA what it carries', () => {
  assert.equal(unitOf('werift-init-ack'), 'SCTP INIT ACK complete');
  assert.equal(unitOf('werift-dcep-open'), 'SCTP DATA DATA_CHANNEL_OPEN "chat" complete');
  assert.equal(unitOf('werift-dcep-ack'), 'SCTP DATA DATA_CHANNEL_ACK complete');
  assert.equal(unitOf('werift-string'), 'SCTP DATA WebRTC String 9 B complete');
  assert.match(unitOf('werift-last-fragment'), /^SCTP DATA WebRTC String \d+ B, part complete$/);
  assert.equal(unitOf('heartbeats'), 'SCTP HEARTBEAT, HEARTBEAT ACK complete');
});

test('a broken rule is told', () => {
  assert.equal(unitOf('too-short'), 'not SCTP malformed');
  assert.equal(unitOf('checksum-wrong'), 'SCTP COOKIE ACK malformed');
});
