import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DetectRun } from './detect-report.ts';
import { bytesWords, costWords, detectWords } from './detect-words.ts';

const run: DetectRun = {
  looker: 'page',
  frames: 30,
  frameBytes: 750_000,
  pictures: 12,
  perSecond: 4.12,
  tookMs: 189.6,
  loadedBytes: 5_250_000,
  networkBytes: 5_252_000,
  objects: [],
};

test('bytes are kB below a tenth of a megabyte', () => {
  assert.deepEqual([25_400, 99_999, 4_656_557].map(bytesWords), ['25 kB', '100 kB', '4.7 MB']);
});

test('the costs of the page: what it loaded, and whether the network brought it', () => {
  assert.deepEqual(costWords(run), {
    perSecond: '4.1',
    tookMs: '190 ms',
    frame: '25.0 kB',
    loaded: '5.3 MB',
  });
  const again = costWords({ ...run, networkBytes: 900 });
  assert.equal(again.loaded, "5.3 MB, from the browser's cache");
});

test('what is not known yet is a dash; of the server nothing has to be loaded', () => {
  const unknown = { perSecond: null, tookMs: null, frames: 0, loadedBytes: null };
  assert.deepEqual(costWords({ ...run, ...unknown, networkBytes: null }), {
    perSecond: '–',
    tookMs: '–',
    frame: '–',
    loaded: 'nothing',
  });
});

test('a run is told in one sentence', () => {
  assert.equal(
    detectWords(run),
    'This page looked at 12 of 30 frames, 4.1 pictures per second, 190 ms each.',
  );
  assert.equal(
    detectWords({ ...run, looker: 'server', pictures: null }),
    'The lab server looked at 4.1 pictures per second, 190 ms each.',
  );
  assert.match(detectWords({ ...run, perSecond: null }), /no answer before the stream ended/);
});
