import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { addMediaPacket, coverMediaPacket, type MediaKind } from './media-packet.ts';

/** The units of the packet that `hex` is. */
function unitsOf(hex: string, kind: MediaKind | null = null, hasGap = false) {
  const { context, append } = createStageParts();
  append(Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('latin1'));
  const { layer, units } = context;
  const range = { start: 0, end: layer.byteLength };
  const place = { frames: null, offset: 0, unit: null };
  addMediaPacket(units, { layer, range, exchange: 2, kind, hasGap, ...place });
  return units.all.map(({ format, title, state }) => `${format} "${title}" ${state}`);
}

const rtp = '80 9a 0001 00000002 00000003 00000001 014b0806 aabb';
const report = '80 c9 0001 00000001';

test('RFC 5761 section 4: the second byte tells RTCP from RTP', () => {
  assert.deepEqual(unitsOf(rtp), ['rtp "RTP JPEG 1, 10 B, marker" complete']);
  assert.deepEqual(unitsOf(`${report} 81cb0001 00000001`), [
    'rtcp "RTCP RR" complete',
    'rtcp "RTCP BYE" complete',
  ]);
});

test('where SETUP agreed on the channel, the packet is what it says', () => {
  assert.deepEqual(unitsOf(rtp, 'rtcp'), [
    'rtcp "RTCP type 154" malformed',
    'rtcp "not RTCP" malformed',
  ]);
});

test('a packet of which bytes are missing is not decoded', () => {
  assert.deepEqual(unitsOf(rtp, null, true), ['rtp "RTP 22 B, not all kept" complete']);
});

test('a broken rule is told, and an empty datagram has no unit', () => {
  assert.deepEqual(unitsOf('80 1a 00'), ['rtp "not RTP" malformed']);
  assert.deepEqual(unitsOf(''), []);
});

test('a packet that comes in pieces has one unit', () => {
  const { context, append } = createStageParts();
  const { layer, units } = context;
  const packet = (unit: number | null) => {
    const range = { start: 0, end: layer.byteLength };
    const place = { frames: null, offset: 0, unit };
    return { layer, range, exchange: 0, kind: 'rtcp', hasGap: false, ...place } as const;
  };
  append('\x80\xc9');
  const unit = coverMediaPacket(units, packet(null));
  append('\0\x01\0\0\0\x01');
  addMediaPacket(units, packet(unit));
  assert.deepEqual(
    units.all.map(({ title, state }) => [title, state]),
    [['RTCP RR', 'complete']],
  );
});
