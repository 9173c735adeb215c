/** The server dials nothing that a client names: tried with a trap that would hear it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createTrap } from 'node:net';
import { test } from 'node:test';
import { createServer } from '../create-server.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { eventually } from '../testing/test-server.ts';

test('whatever a request names, the second hop goes to our own upstream listener', async (context) => {
  let dials = 0;
  const trap = createTrap((socket) => {
    dials += 1;
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrap');
  }).listen(0, '127.0.0.1');
  await once(trap, 'listening');
  context.after(() => trap.close());
  const server = await createServer({ port: 0 });
  context.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id } = (await created.json()) as { id: string };
  const there = `127.0.0.1:${(trap.address() as AddressInfo).port}`;
  const path = `/s/${id}/1/http-streaming/chunks?text=ours&via=rechunk&viaBytes=7`;
  const [lab] = server.urls.labs;
  const own = new URL(lab).host;
  const attempts = [
    `GET ${path} HTTP/1.1\r\nHost: ${there}\r\n`,
    `GET http://${there}${path} HTTP/1.1\r\nHost: ${own}\r\n`,
    `GET ${path}&upstream=http://${there}&viaHost=${there} HTTP/1.1\r\nHost: ${own}\r\n`,
    `GET ${path} HTTP/1.1\r\nHost: ${own}\r\nX-Forwarded-Host: ${there}\r\nForwarded: host="${there}"\r\n`,
    `GET //${there}${path} HTTP/1.1\r\nHost: ${own}\r\n`,
    `CONNECT ${there} HTTP/1.1\r\nHost: ${there}\r\n`,
  ];
  const answers: string[] = [];
  for (const head of attempts) {
    const client = await connectRaw(lab);
    client.send(`${head}Connection: close\r\n\r\n`);
    await client.closed;
    answers.push(client.received());
  }
  assert.deepEqual([dials, answers.filter((answer) => answer.includes('trap'))], [0, []]);
  for (const index of [0, 2, 3]) assert.match(answers[index] ?? '', /\r\nours\r\n/);
  await eventually(() => server.counters()['connections'] === 0);
  assert.equal(server.counters()['waitingDials'], 0);
});
