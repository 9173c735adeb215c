import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleOf, type StatsEntry, type StatsPair } from './call-stats.ts';

/** As Chromium 156 tells it, with what is not drawn left out. */
function near(bytesSent: number, framesSent: number): readonly StatsEntry[] {
  return [
    { type: 'outbound-rtp', kind: 'audio', bytesSent: 7 },
    {
      type: 'outbound-rtp',
      kind: 'video',
      bytesSent,
      framesSent,
      codecId: 'COT96',
      targetBitrate: 1_700_000,
      frameWidth: 640,
      frameHeight: 360,
      qualityLimitationReason: 'none',
      keyFramesEncoded: 1,
      pliCount: 0,
      retransmittedPacketsSent: 2,
    },
    { type: 'codec', id: 'COT96', mimeType: 'video/VP8' },
    { type: 'remote-inbound-rtp', kind: 'video', roundTripTime: 0.002 },
    {
      type: 'candidate-pair',
      nominated: true,
      localCandidateId: 'L',
      remoteCandidateId: 'R',
      currentRoundTripTime: 0.5,
      availableOutgoingBitrate: 3_000_000,
    },
    { type: 'local-candidate', id: 'L', candidateType: 'host' },
    { type: 'remote-candidate', id: 'R', candidateType: 'prflx' },
    { type: 'transport', tlsVersion: 'FEFC', srtpCipher: 'AES_CM_128_HMAC_SHA1_80' },
  ];
}

function far(framesDecoded: number, delay: number, emitted: number): readonly StatsEntry[] {
  return [
    {
      type: 'inbound-rtp',
      kind: 'video',
      framesDecoded,
      jitter: 0.004,
      packetsLost: 3,
      framesDropped: 1,
      freezeCount: 2,
      jitterBufferDelay: delay,
      jitterBufferEmittedCount: emitted,
    },
  ];
}

const first: StatsPair = { near: near(0, 0), far: far(0, 0, 0), atMs: 1000 };
const second: StatsPair = { near: near(125_000, 30), far: far(27, 1.2, 30), atMs: 2000 };

test('counters become rates between two looks', () => {
  const sample = sampleOf(first, second, 1000);
  assert.deepEqual(
    [sample.atSeconds, sample.sentKbps, sample.sentFps, sample.shownFps, sample.jitterBufferMs],
    [1, 1000, 30, 27, 40],
  );
});

test('what is not a counter is taken as it is, in the units that are drawn', () => {
  const sample = sampleOf(null, second, 1000);
  assert.equal(sample.sentKbps, null);
  assert.deepEqual(
    [sample.targetKbps, sample.availableKbps, sample.roundTripMs, sample.jitterMs],
    [1700, 3000, 2, 4],
  );
  assert.deepEqual(
    [sample.codec, sample.candidates, sample.limitation, sample.tlsVersion],
    ['video/VP8', 'host → prflx', 'none', 'FEFC'],
  );
  assert.deepEqual([sample.packetsLost, sample.freezes, sample.framesDropped], [3, 2, 1]);
});

test('what a browser does not tell is null, and a counter that began anew gives no rate', () => {
  const nothing = sampleOf(null, { near: [], far: [], atMs: 0 }, 0);
  assert.ok(
    Object.entries(nothing).every(([name, value]) => name === 'atSeconds' || value === null),
  );
  assert.equal(sampleOf(second, { ...first, atMs: 3000 }, 1000).sentKbps, null);
});
