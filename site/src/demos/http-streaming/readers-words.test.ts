import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyReaders, readReadersReport, type ReadersReport } from './readers-report.ts';
import { progressOf, summaryOf } from './readers-words.ts';

function pieces(...texts: string[]) {
  return { pieces: texts.map((text, index) => ({ atMs: 40 + index, text })), problem: null };
}

const event = 'data: x\n\n';

function report(fetched: readonly string[], change: Partial<ReadersReport> = {}): ReadersReport {
  return {
    path: 'coalescing proxy',
    written: 2,
    readers: {
      fetch: pieces(...fetched),
      xhr: pieces(event + event),
      eventsource: pieces('x', 'x'),
    },
    complete: true,
    ...change,
  };
}

test('pieces are counted against events, with the time of the first', () => {
  assert.deepEqual(summaryOf(report([event + event])), [
    'Through “coalescing proxy”, 2 events reached fetch() in 1 piece and XMLHttpRequest in 1; 0 and 0 of the pieces were exactly one event.',
    'EventSource dispatched 2, the first after 0.04 s.',
    'A chunk is no event and a read is no chunk: collect, and split at the blank line.',
  ]);
});

test('where each piece was one event, it is called luck', () => {
  assert.match(summaryOf(report([event, event]))?.at(-1) ?? '', /luck/);
});

test('before the end there is no summary, only progress', () => {
  const going = report([event], { complete: false });
  assert.equal(summaryOf(going), null);
  assert.equal(progressOf(going), 'fetch() has 1 piece, XMLHttpRequest 1, EventSource 2 events.');
  assert.match(progressOf(emptyReaders('direct', 20)), /0 pieces/);
});

test('a report comes back from a trace as it was', () => {
  const kept = report([event]);
  assert.deepEqual(readReadersReport(JSON.parse(JSON.stringify(kept))), kept);
});
