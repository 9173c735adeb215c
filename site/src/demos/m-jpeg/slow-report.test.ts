import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, readSlowReport, type SlowReport } from './slow-report.ts';
import { slowWords } from './slow-words.ts';

const counts = { sentFrames: 61, droppedFrames: 0, queuedBytes: 0, mostQueuedBytes: 2048 };

const report: SlowReport = {
  pace: 'piece',
  phase: 'over',
  maxQueuedBytes: 204_800,
  results: [
    { reader: 'steady', newest: 120, mostBehindMs: 33, ...counts },
    { reader: 'slow', newest: 30, mostBehindMs: 4_060, ...counts, droppedFrames: 60 },
  ],
};

test('a trace keeps all of a report, and a foreign one is refused with a TypeError', () => {
  assert.deepEqual(readSlowReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readSlowReport({ pace: 'fast' }), TypeError);
});

test('only the streams of the run are counted, in their order', () => {
  const streams = [
    { run: 1, ...counts },
    { run: 2, ...counts, sentFrames: 7 },
    { run: 2, ...counts, sentFrames: 8 },
  ];
  const found = countsOf({ streams, maxQueuedBytes: 5 }, 2);
  assert.deepEqual(
    found.counts.map(({ sentFrames }) => sentFrames),
    [7, 8],
  );
  assert.equal(found.maxQueuedBytes, 5);
  assert.throws(() => countsOf({ detail: 'The session is over.' }, 2), TypeError);
});

test('it is told what goes on, and at the end what became of both', () => {
  const [steady, slow] = report.results;
  assert.ok(steady !== undefined && slow !== undefined);
  const early = { ...slow, droppedFrames: 0 };
  assert.match(
    slowWords({ ...report, phase: 'slow', results: [steady, early] }),
    /^Nothing is dropped yet/,
  );
  assert.match(slowWords({ ...report, phase: 'slow' }), /^The buffers are full/);
  assert.equal(
    slowWords(report),
    'For the steady reader the server sent 61 frames and dropped none; at most 2 KB waited in it, and the picture was up to 0.0 s behind. ' +
      'For the slow reader the server sent 61 frames and dropped 60; at most 2 KB waited in it, and the picture was up to 4.1 s behind.',
  );
});
