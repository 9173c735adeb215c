import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  noteSeen,
  readFeedReport,
  settleMs,
  stateOf,
  withEvent,
  type FeedReader,
} from './feed-report.ts';

function reader(id: string, mechanism: string, change: Partial<FeedReader> = {}): FeedReader {
  const rest = { label: id, hue: 'chunk', state: 'waits', firstId: 0, lastId: 0 } as const;
  return { id, mechanism, ...rest, ...change };
}

function subscribers(...mechanisms: string[]) {
  return {
    subscribers: mechanisms.map((mechanism) => ({ mechanism, connection: 1, lastEventId: 0 })),
  };
}

test('a reader that is missed for a moment counts as subscribed, then as absent', () => {
  const long = reader('long', 'long-polling');
  const seen = noteSeen(new Map(), [long], subscribers('long-polling'), 1000);
  assert.equal(stateOf(long, seen, true, 1000), 'subscribed');
  assert.equal(stateOf(long, seen, false, 1000 + settleMs - 1), 'subscribed');
  assert.equal(stateOf(long, seen, false, 1000 + settleMs), 'absent');
  assert.equal(stateOf(long, new Map(), false, 1000), 'waits');
});

test('polling asks, and never subscribes', () => {
  assert.equal(stateOf(reader('p', 'polling'), new Map(), false, 0), 'asks');
});

test('of two readers of one mechanism the first is the one that the server tells of', () => {
  const both = [reader('first', 'sse'), reader('second', 'sse')];
  assert.deepEqual([...noteSeen(new Map(), both, subscribers('sse'), 5).keys()], ['first']);
  const left = [reader('first', 'sse', { state: 'left' }), reader('second', 'sse')];
  assert.deepEqual([...noteSeen(new Map(), left, subscribers('sse'), 5).keys()], ['second']);
});

test('a reader has a range of events', () => {
  const some = withEvent(withEvent(reader('r', 'sse'), 9), 10);
  assert.deepEqual([some.firstId, some.lastId], [9, 10]);
});

test('of a recorded run everybody has left', () => {
  const kept = { ...reader('r', 'sse', { state: 'subscribed', lastId: 4 }) };
  const report = readFeedReport({
    publishing: true,
    firstEventId: 1,
    lastEventId: 4,
    readers: [{ ...kept }],
  });
  assert.equal(report.publishing, false);
  assert.equal(report.readers[0]?.state, 'left');
  assert.throws(() => readFeedReport({ readers: [] }), TypeError);
});
