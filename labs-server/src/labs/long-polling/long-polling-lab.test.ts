import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FeedEvent } from '../../feed/feed.ts';
import { pushSuite } from '../push-suite.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { expectStalledCut } from '../testing/stopped-reader.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { longPollingLab } from './long-polling-lab.ts';

interface Answer {
  readonly events: readonly FeedEvent[];
  readonly lastEventId: number;
  readonly reset: boolean;
}

pushSuite({
  lab: longPollingLab,
  endpoint: '/long-polling/next?since=0',
  endless: false,
  async *receive(server, lastEventId, signal) {
    let since = lastEventId;
    while (!signal.aborted) {
      const response = await fetch(server.url(`/long-polling/next?since=${since}`), { signal });
      const answer = (await response.json()) as Answer;
      assert.equal(answer.reset, false);
      yield* answer.events;
      since = answer.lastEventId;
    }
  },
});

let server: LabServer;
const next = (query: string) => fetch(server.url(`/long-polling/next?${query}`));
const idsIn = async (response: Response) =>
  ((await response.json()) as Answer).events.map(({ id }) => id);

before(async () => void (server = await startLabServer([longPollingLab])));
beforeEach(() => {
  server.feeds.drop('s');
  server.feeds.start('s', 1, { count: 0, retain: 3 });
});
after(() => server.close());

test('answers at once when there is news after the cursor', async () => {
  await server.feeds.publish('s', 1, 'one');
  await server.feeds.publish('s', 1, 'two');
  const response = await next('since=0');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual(await response.json(), {
    events: [
      { id: 1, publishedAtUs: server.clock.monotonicUs(), text: 'one' },
      { id: 2, publishedAtUs: server.clock.monotonicUs(), text: 'two' },
    ],
    reset: false,
    lastEventId: 2,
  });
});

test('answers 204 when the hold time is over', async () => {
  const asked = next('since=0&holdMs=5000');
  await server.held.reaches(1);
  server.clock.advance(4_999);
  assert.equal(server.held.value, 1);
  server.clock.advance(1);
  const response = await asked;
  assert.equal(response.status, 204);
  assert.equal(await response.text(), '');
});

test('without a cursor the events between two polls are lost', async () => {
  await server.feeds.publish('s', 1, 'before the first poll');
  const first = next('');
  await server.held.reaches(1);
  await server.feeds.publish('s', 1, 'held');
  assert.deepEqual(await idsIn(await first), [2]);
  await server.held.reaches(0);
  await server.feeds.publish('s', 1, 'between two polls');
  const second = next('');
  await server.held.reaches(1);
  await server.feeds.publish('s', 1, 'held again');
  assert.deepEqual(await idsIn(await second), [4]);
});

test('a cursor older than the log is told by reset', async () => {
  for (const text of ['1', '2', '3', '4', '5']) await server.feeds.publish('s', 1, text);
  const answer = (await (await next('since=1')).json()) as Answer;
  assert.equal(answer.reset, true);
  assert.deepEqual(
    answer.events.map(({ id }) => id),
    [3, 4, 5],
  );
});

test('connection=close ends the connection, keep-alive does not', async () => {
  await server.feeds.publish('s', 1, 'one');
  const client = await connectRaw(server.port);
  client.get(server.path('/long-polling/next?since=0'));
  await client.until('"lastEventId":1}');
  client.get(server.path('/long-polling/next?since=0&connection=close'));
  const received = await client.end();
  assert.match(received, /\r\nConnection: close\r\n/);
  assert.equal(received.split('HTTP/1.1 200 OK').length, 3);
});

test('with 2 threads the third request waits until one is free', async () => {
  const asked = [1, 2, 3].map(() => next('since=0&holdMs=3000&threads=2'));
  await server.held.reaches(3);
  server.clock.advance(3_000);
  await server.held.reaches(1);
  server.clock.advance(3_000);
  const responses = await Promise.all(asked);
  const waits = responses.map(({ headers }) => Number(headers.get('X-Queue-Wait-Ms')));
  assert.deepEqual(waits.toSorted(), [0, 0, 3_000]);
  assert.equal(server.clock.pending(), 0);
});

test('a client that leaves the queue, or a thread, makes room', async () => {
  const target = server.path('/long-polling/next?since=0&threads=1');
  const running = await connectRaw(server.port);
  running.get(target);
  await server.held.reaches(1);
  const waiting = await connectRaw(server.port);
  waiting.get(target);
  await server.held.reaches(2);
  waiting.close();
  await server.held.reaches(1);
  running.close();
  await server.held.reaches(0);
  await server.feeds.publish('s', 1, 'one');
  assert.equal((await next('since=0&threads=1')).headers.get('X-Queue-Wait-Ms'), '0');
});

test('a parameter out of bounds is refused by name, with its bounds', async () => {
  const response = await next('holdMs=5');
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json; charset=utf-8');
  assert.match(await response.text(), /`holdMs` is .* from 100 to 120000, or leave it out/);
});

test('a reader that takes nothing of the answer is cut within a bounded time', () =>
  expectStalledCut(server, '/long-polling/next?since=0'));
