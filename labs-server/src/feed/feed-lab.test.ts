import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { feedEndpoints } from '../../wire/mechanisms/feed.ts';
import { type LabServer, startLabServer } from '../labs/testing/lab-server.ts';
import { feedLab } from './feed-lab.ts';
import { defaultFeedSettings } from './memory-feed-registry.ts';

let server: LabServer;
const get = async () => (await fetch(server.url('/feed'))).json();
const post = (path: string, body?: string) =>
  fetch(server.url(`/feed${path}`), { method: 'POST', body });

before(async () => void (server = await startLabServer([feedLab])));
beforeEach(() => server.feeds.drop('s'));
after(() => server.close());

const unused = {
  type: 'feed',
  run: 1,
  publishing: false,
  firstEventId: 1,
  lastEventId: 0,
  retainedEvents: 0,
  subscribers: [],
};

test('asking for the state does not start the feed', async () => {
  assert.deepEqual(await get(), unused);
  assert.equal(server.clock.pending(), 0);
});

test('start publishes at the rate, in the size and number that were asked for', async () => {
  const started = await post('/start?rateHz=0.5&payloadBytes=20&count=3&retain=2');
  assert.deepEqual(await started.json(), { ...unused, publishing: true });
  const feed = server.feeds.get('s', 1);
  assert.deepEqual(feed.settings, { intervalUs: 2_000_000, payloadBytes: 20, count: 3, retain: 2 });
  server.clock.advance(6_000);
  assert.deepEqual(await get(), { ...unused, firstEventId: 2, lastEventId: 3, retainedEvents: 2 });
});

test('publish adds the body as the text of an event', async () => {
  const published = await post('/publish', 'příliš');
  assert.equal(published.status, 201);
  const publishedAtUs = server.clock.monotonicUs();
  assert.deepEqual(await published.json(), { id: 1, publishedAtUs, text: 'příliš' });
  assert.equal((await post('/publish', 'x'.repeat(1_024))).status, 201);
  assert.equal((await post('/publish', 'x'.repeat(1_025))).status, 413);
});

test('a rate that is not offered is refused with those that are', async () => {
  const response = await post('/start?rateHz=1000');
  assert.equal(response.status, 400);
  assert.match(await response.text(), /`rateHz` is .* one of 0\.1, 0\.2, 0\.5, 1,/);
});

test('a feed that nobody started has the defaults of start', () => {
  const defaults = Object.fromEntries(
    feedEndpoints.start.parameters.map(({ name, default: value }) => [name, Number(value)]),
  );
  const { rateHz = 0, ...others } = defaults;
  assert.deepEqual(defaultFeedSettings, { ...others, intervalUs: 1_000_000 / rateHz });
});
