import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { FeedEvent } from '../../feed/feed.ts';
import { pushSuite } from '../push-suite.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { linesOf } from '../testing/lines.ts';
import { connectRaw, type RawClient } from '../testing/raw-client.ts';
import { readLastEventId, startOf } from './events.ts';
import { serverSentEventsLab } from './server-sent-events-lab.ts';

async function* messagesOf(response: Response): AsyncGenerator<EventSourceMessage> {
  const parsed: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => parsed.push(message) });
  for await (const line of linesOf(response)) {
    parser.feed(`${line}\n`);
    yield* parsed.splice(0);
  }
}

for (const framing of ['chunked', 'close']) {
  pushSuite({
    lab: serverSentEventsLab,
    variant: `framing=${framing}`,
    endpoint: `/server-sent-events/events?framing=${framing}`,
    endless: true,
    async *receive(server, lastEventId, signal) {
      const headers = { 'Last-Event-ID': lastEventId === 0 ? '' : String(lastEventId) };
      const path = `/server-sent-events/events?framing=${framing}&multiline=true`;
      const response = await fetch(server.url(path), { headers, signal });
      for await (const { id, event, data } of messagesOf(response)) {
        assert.equal(event, undefined);
        const received = JSON.parse(data) as FeedEvent;
        assert.equal(id, String(received.id));
        yield received;
      }
    },
  });
}

let server: LabServer;

/** Opens the stream, waits for `end`, and leaves. */
async function listen(query: string, lastEventId: string, end: string): Promise<RawClient> {
  const client = await connectRaw(server.port);
  const fields: Record<string, string> = lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId };
  client.get(server.path(`/server-sent-events/events?${query}`), fields);
  await client.until(end);
  client.close();
  return client;
}

async function publish(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await server.feeds.publish('s', 1, 'text');
}

const idsIn = ({ received }: RawClient) => received.match(/(?<=\nid: )\d+/g)?.map(Number) ?? [];

before(async () => void (server = await startLabServer([serverSentEventsLab])));
beforeEach(() => {
  server.feeds.drop('s');
  server.feeds.start('s', 1, { count: 0, retain: 5 });
});
after(() => server.close());

test('the stream begins with a comment and retry, before any event', async () => {
  const client = await listen('retryMs=1500', '', 'retry: 1500\n\n');
  assert.match(client.received, /\r\nContent-Type: text\/event-stream\r\n/);
  assert.match(client.received, /\r\nCache-Control: no-cache, no-transform\r\n/);
});

test('Last-Event-ID replays what came after it', async () => {
  await publish(3);
  assert.deepEqual(idsIn(await listen('', '1', 'id: 3\n')), [2, 3]);
});

test('a client that has nothing gets what the log holds, without a reset', async () => {
  await publish(8);
  const client = await listen('', '', 'id: 8\n');
  assert.deepEqual(idsIn(client), [4, 5, 6, 7, 8]);
  assert.doesNotMatch(client.received, /event: reset/);
});

test('an id older than the log, and garbage, are answered by event: reset first', async () => {
  await publish(8);
  for (const lastEventId of ['2', '99', 'garbage', '-1', '1e1']) {
    const client = await listen('', lastEventId, 'id: 8\n');
    assert.match(
      client.received,
      /\nevent: reset\nid: 3\ndata: \{"firstEventId":4,"lastEventId":8\}\n\n/,
      lastEventId,
    );
    assert.deepEqual(idsIn(client), [3, 4, 5, 6, 7, 8]);
  }
});

test('retain bounds the replay further', async () => {
  await publish(5);
  const client = await listen('retain=2', '1', 'id: 5\n');
  assert.match(client.received, /event: reset\nid: 3\n/);
  assert.deepEqual(idsIn(client), [3, 4, 5]);
});

test('replay=false ignores Last-Event-ID: what was published meanwhile is lost', async () => {
  await publish(2);
  const client = await connectRaw(server.port);
  client.get(server.path('/server-sent-events/events?replay=false'), { 'Last-Event-ID': '1' });
  await server.held.reaches(1);
  await publish(1);
  await client.until('id: 3\n');
  assert.deepEqual(idsIn(client), [3]);
  client.close();
  await server.held.reaches(0);
});

test('named events are called news', async () => {
  await publish(1);
  const { received } = await listen('named=true', '', 'id: 1\n');
  assert.match(received, /\nevent: news\nid: 1\n/);
});

test('a comment is sent after each silence of heartbeatMs', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/server-sent-events/events?heartbeatMs=1000'));
  await client.until(':\n\n');
  await server.held.reaches(1);
  server.clock.advance(999);
  await publish(1);
  await client.until('id: 1\n');
  server.clock.advance(999);
  assert.equal(client.received.split('\n:\n\n').length, 2);
  server.clock.advance(1_001);
  await client.until('3\r\n:\n\n\r\n3\r\n:\n\n\r\n');
  client.close();
  await server.held.reaches(0);
  assert.equal(server.clock.pending(), 0);
});

test('when the feed is complete the stream ends, and who has everything gets 204', async () => {
  server.feeds.start('s', 1, { count: 2, intervalUs: 1_000 });
  server.clock.advance(10);
  const get = (lastEventId: string) =>
    fetch(server.url('/server-sent-events/events'), { headers: { 'Last-Event-ID': lastEventId } });
  const first = await get('0');
  assert.equal(first.status, 200);
  assert.match(await first.text(), /id: 2\n/);
  assert.equal((await get('2')).status, 204);
  assert.equal((await get('1')).status, 200);
});

test('Last-Event-ID is read as a number, and anything else as an id that no log gave out', () => {
  assert.equal(readLastEventId(undefined), null);
  assert.equal(readLastEventId(''), null);
  assert.equal(readLastEventId('12'), 12);
  for (const field of ['x', '-1', '1.5', ' 1', '9'.repeat(16)])
    assert.equal(readLastEventId(field), -1);
});

test('where a client goes on depends on what is held', () => {
  const held = { firstEventId: 4, lastEventId: 8 };
  const replaying = { replay: true, retain: null };
  assert.deepEqual(startOf(held, null, replaying), { afterId: 3, resetTo: null });
  assert.deepEqual(startOf(held, 3, replaying), { afterId: 3, resetTo: null });
  assert.deepEqual(startOf(held, 2, replaying), { afterId: 2, resetTo: null });
  const two = { replay: true, retain: 2 };
  assert.deepEqual(startOf(held, null, two), { afterId: 6, resetTo: null });
  assert.deepEqual(startOf(held, 6, two), { afterId: 6, resetTo: null });
  assert.deepEqual(startOf(held, 5, two), { afterId: 6, resetTo: 7 });
  assert.deepEqual(startOf(held, 5, { replay: false, retain: 2 }), {
    afterId: 'now',
    resetTo: null,
  });
});
