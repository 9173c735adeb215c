import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireRecord } from '../record.ts';
import { latin1Bytes } from '../pcapng/bytes.ts';
import { dataRecord } from '../testing/sample-trace.ts';
import { createConversation } from './create-conversation.ts';
import { RecordFeed } from './record-feed.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n';

test('what was left out of a record, and records that are missing, are gaps', () => {
  const feed = new RecordFeed(createConversation());
  feed.append(dataRecord(1, 1, 'server-to-client', 0, head));
  const cut = dataRecord(2, 1, 'server-to-client', head.length, 'abc');
  feed.append({ ...cut, byteLength: 50, tail: latin1Bytes('xyz') });
  feed.append(dataRecord(4, 1, 'server-to-client', head.length + 90, '0123456789'));
  const body = feed.conversation.units.find(({ kind }) => kind === 'body');
  assert.equal(body?.title, 'body 100 B');
  assert.equal(body?.state, 'complete');
  assert.equal(body?.fields[0]?.value, `abc${'\0'.repeat(44)}xyz${'\0'.repeat(40)}0123456789`);
});

test('bytes that were there already are left out', () => {
  const feed = new RecordFeed(createConversation());
  const record = dataRecord(1, 1, 'client-to-server', 0, 'GET / HTTP/1.1\r\n\r\n');
  for (let count = 0; count < 2; count += 1) feed.append(record);
  assert.equal(feed.conversation.units.length, 1);
});

test('a close ends both directions', () => {
  const feed = new RecordFeed(createConversation());
  feed.append(dataRecord(1, 1, 'server-to-client', 0, head));
  const at = { sequence: 2, timeUs: 2, connection: 1, run: 1 };
  const close: WireRecord = { kind: 'close', ...at, cause: 'rst', reason: '' };
  feed.append(close);
  assert.deepEqual(
    feed.conversation.faults.map(({ error }) => error.code),
    ['body-truncated'],
  );
});
