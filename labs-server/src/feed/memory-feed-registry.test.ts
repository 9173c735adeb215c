import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import type { FeedMessage } from '../../wire/channel-message.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createFeedRegistry } from './memory-feed-registry.ts';

const ignore = () => {};

function registryOf() {
  const clock = createFakeClock(0);
  return { clock, feeds: createFeedRegistry({ clock }) };
}

test('the first use starts the feed with the defaults: one event a second, 20 of them', async () => {
  const { clock, feeds } = registryOf();
  const feed = feeds.get('session', 1);
  assert.equal(feeds.get('session', 1), feed);
  clock.advance(60_000);
  await turn();
  assert.equal(feed.lastEventId, 20);
  assert.equal(feed.complete, true);
});

test('each run of each session has a feed of its own', async () => {
  const { feeds } = registryOf();
  await feeds.publish('a', 1, 'text');
  assert.equal(feeds.get('a', 1).lastEventId, 1);
  assert.equal(feeds.get('a', 2).lastEventId, 0);
  assert.equal(feeds.get('b', 1).lastEventId, 0);
});

test('publishing by hand does not start the publisher', async () => {
  const { clock, feeds } = registryOf();
  await feeds.publish('session', 1, 'by hand');
  clock.advance(60_000);
  await turn();
  assert.equal(feeds.get('session', 1).lastEventId, 1);
});

test('an observer hears the state now, and changes at most once per 50 ms', async () => {
  const { clock, feeds } = registryOf();
  const seen: number[] = [];
  const listen = ({ lastEventId }: FeedMessage) => seen.push(lastEventId);
  const stop = feeds.observe('session', 1, listen);
  assert.deepEqual(seen, [], 'no feed yet');
  await feeds.publish('session', 1, 'one');
  await feeds.publish('session', 1, 'two');
  await feeds.publish('session', 1, 'three');
  assert.deepEqual(seen, [1]);
  clock.advance(50);
  assert.deepEqual(seen, [1, 3]);
  clock.advance(1_000);
  assert.deepEqual(seen, [1, 3]);
  stop();
  await feeds.publish('session', 1, 'four');
  assert.deepEqual(seen, [1, 3]);
});

test('a ninth run takes the place of the oldest', async () => {
  const { feeds } = registryOf();
  const first = feeds.get('session', 1);
  let dropped = 0;
  first.subscribe({ mechanism: 'polling', connection: 1 }, 'now', {
    onEvents: ignore,
    onReset: ignore,
    onComplete: ignore,
    onDropped: () => (dropped += 1),
  });
  for (let run = 2; run <= 9; run += 1) feeds.get('session', run);
  assert.equal(dropped, 1);
  assert.notEqual(feeds.get('session', 1), first);
});

test('a subscriber that comes back while its feed is dropped does not make the feeds more', () => {
  const { feeds } = registryOf();
  let living = 0;
  const comeBack = (run: number): void => {
    living += 1;
    feeds.get('session', run).subscribe({ mechanism: 'long-polling', connection: run }, 'now', {
      onEvents: ignore,
      onReset: ignore,
      onComplete: ignore,
      onDropped() {
        living -= 1;
        if (run === 1) comeBack(1);
      },
    });
  };
  for (let run = 1; run <= 20; run += 1) comeBack(run);
  assert.equal(living, 8);
});

test('a session that is over leaves no timer behind', async () => {
  const { clock, feeds } = registryOf();
  feeds.observe('session', 1, () => {});
  feeds.get('session', 1);
  feeds.get('session', 2);
  await feeds.publish('session', 1, 'text');
  feeds.drop('session');
  assert.equal(clock.pending(), 0);
});
