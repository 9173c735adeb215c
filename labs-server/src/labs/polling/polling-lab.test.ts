import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { expectStalledCut } from '../testing/stopped-reader.ts';
import { pollingLab } from './polling-lab.ts';

let server: LabServer;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url(`/polling${path}`), { headers });

before(async () => void (server = await startLabServer([pollingLab])));
beforeEach(() => {
  server.feeds.drop('s');
  server.feeds.start('s', 1, { count: 0, retain: 2 });
});
after(() => server.close());

test('before the first event there is no content', async () => {
  const response = await get('/latest');
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('ETag'), null);
});

test('the newest event has its id as a strong ETag, and may be kept if it is revalidated', async () => {
  await server.feeds.publish('s', 1, 'one');
  await server.feeds.publish('s', 1, 'two');
  const response = await get('/latest');
  assert.equal(response.headers.get('ETag'), '"2"');
  assert.equal(response.headers.get('Cache-Control'), 'no-cache');
  assert.deepEqual(await response.json(), {
    id: 2,
    publishedAtUs: server.clock.monotonicUs(),
    text: 'two',
  });
});

test('304 without a body while If-None-Match names the newest event', async () => {
  await server.feeds.publish('s', 1, 'one');
  const same = await get('/latest', { 'If-None-Match': '"1"' });
  assert.equal(same.status, 304);
  assert.equal(same.headers.get('ETag'), '"1"');
  assert.equal(await same.text(), '');
  await server.feeds.publish('s', 1, 'two');
  assert.equal((await get('/latest', { 'If-None-Match': '"1"' })).status, 200);
});

const read = async (since: number) => {
  const body = (await (await get(`/events?since=${since}`)).json()) as {
    readonly events: readonly { readonly id: number }[];
    readonly lastEventId: number;
    readonly reset: boolean;
  };
  return { ...body, events: body.events.map(({ id }) => id) };
};

test('everything after the cursor, and whether some of it is gone', async () => {
  await server.feeds.publish('s', 1, 'one');
  await server.feeds.publish('s', 1, 'two');
  await server.feeds.publish('s', 1, 'three');
  assert.deepEqual(await read(1), { events: [2, 3], reset: false, lastEventId: 3 });
  assert.deepEqual(await read(3), { events: [], reset: false, lastEventId: 3 });
  assert.deepEqual(await read(0), { events: [2, 3], reset: true, lastEventId: 3 });
  assert.deepEqual(await read(9), { events: [2, 3], reset: true, lastEventId: 3 });
});

test('a cursor that is no number is refused', async () => {
  for (const since of ['', '-1', '1.5', 'x', '99999999999999999999']) {
    const response = await get(`/events?since=${since}`);
    assert.equal(response.status, 400, since);
    assert.match(await response.text(), /`since` is/);
  }
});

test('a reader that takes nothing of the answer is cut within a bounded time', () =>
  expectStalledCut(server, '/polling/events?since=0'));
