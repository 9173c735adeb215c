/** Every lane delivers each event once, in order, and asks in its own way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFetch, fakeLab, replaceEventSource } from '../../testing/fake-lab.ts';
import { raceLanes } from '../race-lanes.ts';
import { longPollingLane } from './long-polling-lane.ts';
import { pollingLane } from './polling-lane.ts';
import { serverSentEventsLane } from './server-sent-events-lane.ts';

function event(id: number) {
  return { id, publishedAtUs: 1, text: '' };
}

function answer(...ids: readonly number[]): Response {
  return Response.json({ events: ids.map(event), lastEventId: ids.at(-1) ?? 0 });
}

const everySecond = pollingLane('polling-1s', 'polling every 1 s', 1000, 'a', 'http');

test('polling asks after its last event, and goes on where nothing was new', async (t) => {
  const asked = answerFetch(
    t,
    answer(1, 2),
    Response.json({ events: [], lastEventId: 2 }),
    answer(3),
  );
  const got: number[] = [];
  await everySecond.receive(fakeLab().lab, 3, ({ id }) => got.push(id));
  assert.deepEqual(got, [1, 2, 3]);
  const path = 'GET http://a/s/s/7/polling/events?since=';
  assert.deepEqual(asked, [`${path}0`, `${path}2`, `${path}2`]);
});

test('long polling asks again at once, also after a hold that ended with 204', async (t) => {
  const asked = answerFetch(t, answer(1), new Response(null, { status: 204 }), answer(2));
  const got: number[] = [];
  await longPollingLane.receive(fakeLab().lab, 2, ({ id }) => got.push(id));
  assert.deepEqual(got, [1, 2]);
  const path = 'GET http://a/s/s/7/long-polling/next?since=';
  assert.deepEqual(asked, [`${path}0`, `${path}1`, `${path}1`]);
});

for (const lane of [everySecond, longPollingLane]) {
  test(`${lane.id} fails with the words of the lab server`, async (t) => {
    answerFetch(t, Response.json({ detail: 'Too many held requests.' }, { status: 429 }));
    await assert.rejects(
      lane.receive(fakeLab().lab, 1, () => undefined),
      /Too many held requests/,
    );
  });
}

test('server-sent events end with the last event, and close the stream', async (t) => {
  const newest = replaceEventSource(t);
  const got: number[] = [];
  const received = serverSentEventsLane.receive(fakeLab().lab, 2, ({ id }) => got.push(id));
  const source = newest();
  assert.equal(source.url, 'http://b/s/s/7/server-sent-events/events');
  source.onmessage?.({ data: JSON.stringify(event(1)) });
  source.fail(false); // it reconnects by itself
  source.onmessage?.({ data: JSON.stringify(event(2)) });
  await received;
  assert.deepEqual(got, [1, 2]);
  assert.equal(source.readyState, 2);
});

test('server-sent events fail when EventSource has given up, and end when they are stopped', async (t) => {
  const newest = replaceEventSource(t);
  const failed = serverSentEventsLane.receive(fakeLab().lab, 2, () => undefined);
  newest().fail(true);
  await assert.rejects(failed, /EventSource gave up/);
  const { lab, stop } = fakeLab();
  const stopped = serverSentEventsLane.receive(lab, 2, () => undefined);
  stop.abort();
  await stopped;
  assert.equal(newest().readyState, 2);
});

test('lanes have ids, labels and hues of their own, and are spread over both origins', () => {
  for (const key of ['id', 'label', 'hue'] as const) {
    assert.equal(new Set(raceLanes.map((lane) => lane[key])).size, raceLanes.length, key);
  }
  // Who pays is told from mechanism and origin.
  const payers = raceLanes.map(({ mechanism, origin }) => `${mechanism} ${origin}`);
  assert.equal(new Set(payers).size, raceLanes.length);
  assert.equal(new Set(raceLanes.map(({ origin }) => origin)).size, 2);
});
