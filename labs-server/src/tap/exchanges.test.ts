import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { connectRaw } from '../testing/raw-client.ts';
import { Exchanges } from './exchanges.ts';

const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const waiting = { socket: null, writableFinished: false };
const writing = { socket: {}, writableFinished: false };
const flushing = { socket: {}, writableFinished: true };
const complete = { socket: null, writableFinished: true };

test('the oldest response that is not complete is the current one', () => {
  const exchanges = new Exchanges<string>();
  const owner = (): string | null | undefined => exchanges.current?.owner;
  assert.equal(owner(), undefined);
  const first: { socket: object | null; writableFinished: boolean } = { ...writing };
  exchanges.add('A1', first);
  exchanges.add('A2', waiting);
  assert.equal(owner(), 'A1');
  Object.assign(first, flushing);
  assert.equal(owner(), 'A1');
  Object.assign(first, complete);
  assert.equal(owner(), 'A2');
});

test('an answer to nobody is in progress too', () => {
  const exchanges = new Exchanges<string>();
  exchanges.add(null, writing);
  assert.deepEqual(exchanges.current?.owner, null);
  const later = new Exchanges<string>();
  later.add('A1', complete);
  assert.equal(later.current, null);
});

test('the responses of node:http tell their turn: pipelined ones write in the order of their requests', async (context) => {
  const exchanges = new Exchanges<string>();
  const responses: ServerResponse[] = [];
  const server = createServer((request, response) => {
    exchanges.add(request.url ?? '', response);
    responses.push(response);
  });
  server.on('connection', (socket) => {
    const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
    socket.write = ((...given: unknown[]) => {
      seen.push(exchanges.current?.owner ?? 'nobody');
      return write(...given);
    }) as typeof socket.write;
  });
  const seen: string[] = [];
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const client = await connectRaw(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  context.after(() => client.destroy());
  client.send(ask('/1') + ask('/2'));
  while (responses.length < 2) await once(server, 'request');
  responses[1]?.end('two');
  responses[0]?.end('one');
  await client.until('two');
  assert.deepEqual(seen, ['/1', '/2']);
});
