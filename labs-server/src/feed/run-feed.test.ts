import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { RunFeed } from './run-feed.ts';

const settings = { intervalUs: 1_000_000, payloadBytes: 12, count: 3, retain: 10 };
const who = { mechanism: 'server-sent-events', connection: 7 };

function feedOf(changes: Partial<typeof settings> = {}) {
  const clock = createFakeClock(0);
  const all = { ...settings, ...changes };
  let changed = 0;
  const onChange = () => (changed += 1);
  const feed = new RunFeed({ run: 4, clock, settings: all, onChange });
  feed.start(all);
  return { clock, feed, changed: () => changed };
}

function listenTo(feed: RunFeed, afterId: number | 'now') {
  const heard: (number | string)[] = [];
  const stop = feed.subscribe(who, afterId, {
    onEvents: (events) => heard.push(...events.map(({ id }) => id)),
    onReset: ({ firstEventId }) => heard.push(`reset to ${firstEventId}`),
    onComplete: () => heard.push('complete'),
    onDropped: () => heard.push('dropped'),
  });
  return { heard, stop };
}

test('a late subscriber gets the replay, then the live events, then the end', async () => {
  const { clock, feed } = feedOf();
  clock.advance(2_000);
  const { heard } = listenTo(feed, 0);
  await turn();
  clock.advance(1_000);
  await turn();
  assert.deepEqual(heard, [1, 2, 3, 'complete']);
  assert.equal(feed.complete, true);
});

test('a subscriber of a complete feed gets the replay before the end', async () => {
  const { clock, feed } = feedOf();
  clock.advance(9_000);
  await turn();
  const { heard } = listenTo(feed, 2);
  await turn();
  assert.deepEqual(heard, [3, 'complete']);
});

test('an id older than the log is answered by a reset', async () => {
  const { clock, feed } = feedOf({ count: 5, retain: 2 });
  clock.advance(5_000);
  await turn();
  const { heard } = listenTo(feed, 1);
  await turn();
  assert.deepEqual(heard, ['reset to 4', 4, 5, 'complete']);
});

test('started again it goes on with the next id, for the same subscribers', async () => {
  const { clock, feed } = feedOf({ count: 1 });
  const { heard } = listenTo(feed, 'now');
  clock.advance(1_000);
  await turn();
  feed.start({ ...settings, count: 1 });
  clock.advance(1_000);
  await turn();
  assert.deepEqual(heard, [1, 'complete', 2, 'complete']);
});

test('events carry the time of their publication', async () => {
  const { clock, feed } = feedOf({ count: 0 });
  clock.advance(1_234);
  assert.deepEqual(await feed.publish('by hand'), {
    id: 1,
    publishedAtUs: 1_234_000,
    text: 'by hand',
  });
});

test('the snapshot shows publisher, log and how far each subscriber is', async () => {
  const { clock, feed, changed } = feedOf();
  const { stop } = listenTo(feed, 0);
  await turn();
  clock.advance(2_000);
  await turn();
  const expected = {
    type: 'feed',
    run: 4,
    publishing: true,
    firstEventId: 1,
    lastEventId: 2,
    retainedEvents: 2,
  };
  assert.deepEqual(feed.snapshot(), { ...expected, subscribers: [{ ...who, lastEventId: 2 }] });
  const before = changed();
  stop();
  assert.deepEqual(feed.snapshot(), { ...expected, subscribers: [] });
  assert.equal(changed(), before + 1);
});

test('dropped, it stops the publisher and tells the subscribers once', async () => {
  const { clock, feed } = feedOf();
  const { heard } = listenTo(feed, 'now');
  feed.drop();
  clock.advance(9_000);
  await turn();
  assert.deepEqual(heard, ['dropped']);
  assert.equal(clock.pending(), 0);
});
