import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { problemDocument, sendProblem } from './problem.ts';

const problem = { status: 404, code: 'nothing-here', detail: 'Nothing is here. Look elsewhere.' };

test('RFC 9457 section 4.2.1: with about:blank the title is the phrase of the status', () => {
  assert.deepEqual(JSON.parse(problemDocument(problem)), {
    type: 'about:blank',
    title: 'Not Found',
    ...problem,
  });
});

test('it is sent as application/problem+json, or breaks a response that has begun', async (context) => {
  const server = createServer((request, response) => {
    if (request.url === '/begun') response.write('half');
    sendProblem(response, problem, { Connection: 'close' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const response = await fetch(url);
  assert.equal(response.status, 404);
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/problem\+json/);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.equal(response.headers.get('Connection'), 'close');
  assert.deepEqual(await response.json(), JSON.parse(problemDocument(problem)));
  await assert.rejects(async () => (await fetch(`${url}/begun`)).text());
});
