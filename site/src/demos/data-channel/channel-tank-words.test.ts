import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginTankRun } from './channel-tank-report.ts';
import { channelTankWords, channelVessels, throughputWords } from './channel-tank-words.ts';

const asked = { side: 'page', way: 'loop', place: 'own', totalBytes: 4_000_000 } as const;
const run = beginTankRun(asked);

test('nothing is said before the first run, and the phases are told apart', () => {
  assert.equal(channelTankWords(null, false), null);
  assert.match(channelTankWords(run, true) ?? '', /the channel opens/);
  const poured = { ...run, handedBytes: 4_000_000, waitingBytes: 3_000_000, peakBytes: 3_000_000 };
  assert.equal(
    channelTankWords(poured, true),
    '3.0 MB wait in this page’s memory; everything was handed over.',
  );
  assert.match(channelTankWords(poured, false) ?? '', /^Stopped: at most 3,000,000 B waited/);
});

test('the end tells time, peak, and how long the word took', () => {
  const ended = {
    ...run,
    arrivedBytes: 4_000_000,
    bytesBeforeWord: 1_000_000,
    wordTookMs: 41.7,
    tookMs: 200,
  };
  const words = channelTankWords(ended, false) ?? '';
  assert.match(words, /^All 4,000,000 B arrived after 0.2 s/);
  assert.match(words, /own, took 42 ms: 1\.0 MB went before it\.$/);
  assert.equal(throughputWords(ended), '20.0 MB/s');
  assert.equal(throughputWords(run), null);
});

test('a full queue is told in the browser’s own words', () => {
  const full = { ...run, handedBytes: 9, trouble: 'OperationError: full', tookMs: 3 };
  assert.match(channelTankWords(full, false) ?? '', /took 9 B of 4,000,000 B, and then threw Op/);
});

test('the vessels hold every byte once', () => {
  const poured = { ...run, handedBytes: 3_000_000, waitingBytes: 1_000_000, arrivedBytes: 500_000 };
  const bytes = channelVessels(poured).map((vessel) => vessel.bytes);
  assert.deepEqual(bytes, [1_000_000, 1_000_000, 1_500_000, 500_000]);
});
