import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import type { FeedMessage } from '@wireside/labs-server/wire/channel-message.ts';
import { createLabApi } from '../../cell/lab-api.ts';
import type { FeedEvent, RaceLane } from '../race/race-lane.ts';
import { FeedModel } from './feed-model.ts';

/** A lane that delivers what it is told to, until it is aborted. */
function fakeLane(id: string, mechanism: string) {
  let deliver: ((event: FeedEvent) => void) | null = null;
  const lane: RaceLane = {
    id,
    label: id,
    hue: 'event',
    mechanism,
    origin: 'b',
    receive: (lab, _untilId, onEvent) =>
      new Promise((resolve) => {
        deliver = onEvent;
        lab.signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
  return {
    lane,
    gets: (eventId: number) => deliver?.({ id: eventId, publishedAtUs: 0, text: '' }),
  };
}

function message(lastEventId: number, change: Partial<FeedMessage> = {}): FeedMessage {
  return {
    type: 'feed',
    run: 1,
    publishing: true,
    firstEventId: 1,
    lastEventId,
    retainedEvents: lastEventId,
    subscribers: [],
    ...change,
  };
}

function setUp() {
  const stop = new AbortController();
  const lab = createLabApi(
    {
      labs: ['http://a', 'http://b'],
      session: 's',
      run: 1,
      via: 'direct',
      clockOffsetUs: 0,
      parameters: {},
    },
    { nowMs: () => 0, startedAtMs: 0, signal: stop.signal, after: () => undefined },
  );
  const feed = signal<FeedMessage | null>(null);
  const stream = fakeLane('stream', 'server-sent-events');
  const late = fakeLane('late', 'server-sent-events');
  const model = new FeedModel({
    lanes: [stream.lane],
    lateLane: late.lane,
    setting: { rateHz: 1, payloadBytes: 46, eventCount: 2 },
    startFeed: () => Promise.resolve(),
    feedOf: () => feed,
    nowMs: () => 0,
    after: () => undefined,
  });
  const reader = (id: string) => model.report.value.readers.find((one) => one.id === id);
  return { stop, lab, feed, stream, late, model, reader };
}

const subscriber = { mechanism: 'server-sent-events', connection: 1, lastEventId: 0 };

test('the run ends when the publisher is done and every reader has its last event', async () => {
  const { lab, feed, stream, model, reader } = setUp();
  const run = model.run(lab, 1);
  await Promise.resolve();
  feed.value = message(1, { subscribers: [subscriber] });
  assert.equal(reader('stream')?.state, 'subscribed');
  stream.gets(1);
  feed.value = message(2, { publishing: false });
  let ended = false;
  void run.then(() => (ended = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(ended, false);
  stream.gets(2);
  await run;
  assert.deepEqual(reader('stream'), {
    id: 'stream',
    label: 'stream',
    hue: 'event',
    mechanism: 'server-sent-events',
    state: 'left',
    firstId: 1,
    lastId: 2,
  });
});

test('who joins late is subscribed once the server has two of its mechanism', async () => {
  const { lab, stop, feed, late, model, reader } = setUp();
  const run = model.run(lab, 1);
  await Promise.resolve();
  feed.value = message(5, { subscribers: [subscriber] });
  model.join();
  model.join();
  assert.equal(model.report.value.readers.length, 2);
  feed.value = message(5, { subscribers: [subscriber, subscriber], firstEventId: 3 });
  late.gets(3);
  assert.equal(reader('late')?.state, 'subscribed');
  assert.equal(reader('late')?.firstId, 3);
  stop.abort();
  await run;
  assert.deepEqual(
    model.report.value.readers.map(({ state }) => state),
    ['left', 'left'],
  );
});

test('before and after a run nobody can join', () => {
  const { model } = setUp();
  model.join();
  assert.deepEqual(model.report.value.readers, []);
});
