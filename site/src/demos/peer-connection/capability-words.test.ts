import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capabilities, callWords } from './capability-words.ts';
import { sampleOf, type CallSample } from './call-stats.ts';

const nothing = sampleOf(null, { near: [], far: [], atMs: 0 }, 0);
const sample: CallSample = {
  ...nothing,
  codec: 'video/VP9',
  width: 640,
  height: 360,
  keyFrames: 1,
  tlsVersion: 'FEFC',
  srtpCipher: 'AES',
  targetKbps: 1700,
  availableKbps: 3000,
  limitation: 'bandwidth',
  candidates: 'host → host',
  roundTripMs: 1.04,
  jitterBufferMs: 21.4,
};

test('the five capabilities of 2019 are told on the numbers of now', () => {
  assert.deepEqual(
    capabilities(sample).map(({ now }) => now),
    [
      'a frame waits 21 ms in the jitter buffer',
      'VP9, 640 × 360, 1 key frame',
      'host → host, there and back in 1.0 ms',
      'DTLS 1.3, AES',
      'aims at 1700 kbit/s, 3000 believed possible, limited by bandwidth',
    ],
  );
});

test('before the first look, and where nothing is told, there is no number', () => {
  for (const one of [null, nothing]) {
    assert.deepEqual(
      capabilities(one).map(({ now }) => now),
      ['', '', '', '', ''],
    );
  }
  assert.match(callWords(null), /look for a path/);
});

test('a sentence tells what leaves and what is shown', () => {
  const words = callWords({
    ...sample,
    sentFps: 30.2,
    shownFps: 2,
    sentKbps: 640,
    packetsLost: 0,
    freezes: 3,
  });
  assert.equal(
    words,
    '30 frames per second leave with 640 kbit/s, 2 are shown; 0 packets lost, 3 freezes so far.',
  );
});
