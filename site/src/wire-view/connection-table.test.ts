import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';
import { ConnectionTable } from './connection-table.ts';
import { GrowingConnection } from './trace-connection.ts';

const table = () =>
  new ConnectionTable(
    (key, number) => new GrowingConnection(key, number, () => createConversation(), 1000),
  );

const close = {
  kind: 'close',
  sequence: 1,
  timeUs: 1,
  connection: 5,
  run: 1,
  cause: 'fin',
  reason: '',
} as const;

test('a number is one connection, until another session begins', () => {
  const connections = table();
  const first = connections.of(5);
  assert.equal(connections.of(5), first);
  connections.beginSession();
  assert.notEqual(connections.of(5), first);
  assert.equal(connections.all.length, 2);
});

test('a closed connection to which nothing refers is forgotten, an open one stays', () => {
  const connections = table();
  const connection = connections.of(5);
  connection.references = 2;
  connections.release(connection);
  connections.release(connection);
  assert.equal(connections.all.length, 1);
  connection.references = 1;
  connection.closed(close);
  connections.release(connection);
  assert.deepEqual(connections.all, []);
  assert.notEqual(connections.of(5), connection);
});
