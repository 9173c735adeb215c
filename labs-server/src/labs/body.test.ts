import assert from 'node:assert/strict';
import type { Request, Response } from 'express';
import { after, before, test } from 'node:test';
import { receiveBody } from './body.ts';
import type { Lab } from './lab.ts';
import { createGauge } from './testing/gauge.ts';
import { type LabServer, startLabServer } from './testing/lab-server.ts';
import { connectRaw } from './testing/raw-client.ts';

const maxBytes = 1_000;
/** What `receiveBody` gave, request by request. */
const received: (Buffer | null)[] = [];
const done = createGauge();

async function receive(request: Request, response: Response): Promise<void> {
  const body = await receiveBody(request, response, maxBytes);
  received.push(body);
  done.add(1);
  if (body !== null) response.end(`${body.length}`);
}

const lab: Lab = {
  mechanism: { id: 'tiny', title: '', summary: '', standards: [], endpoints: [] },
  mount(router) {
    router.post('/body', (request, response) => void receive(request, response));
  },
};

let server: LabServer;

before(async () => void (server = await startLabServer([lab])));
after(() => server.close());

const post = (body: string | Uint8Array<ArrayBuffer>) =>
  fetch(server.url('/tiny/body'), { method: 'POST', body });

test('the body comes whole, however it is framed', async () => {
  const bytes = new TextEncoder().encode('\0ř\r\n'.repeat(200));
  assert.equal(await (await post(bytes)).text(), String(bytes.length));
  assert.deepEqual(received.at(-1), Buffer.from(bytes));
  assert.equal(await (await post('')).text(), '0');
  const client = await connectRaw(server.port);
  const head = `POST ${server.path('/tiny/body')} HTTP/1.1\r\nHost: lab\r\n`;
  client.send(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n`);
  await client.until('\r\n\r\n5');
  assert.equal(String(received.at(-1)), 'abcde');
  client.close();
});

test('a body that is too large is answered with 413, which the client can read', async () => {
  for (const byteLength of [maxBytes + 1, 1_000_000]) {
    const response = await post('x'.repeat(byteLength));
    assert.equal(response.status, 413);
    assert.match(await response.text(), /"detail":"The body is larger than 1000 bytes\. /);
    assert.equal(received.at(-1), null);
  }
  assert.equal((await post('x'.repeat(maxBytes))).status, 200);
});

test('a body without end is answered with 413 too, and the connection ends', async () => {
  const client = await connectRaw(server.port);
  client.send(
    `POST ${server.path('/tiny/body')} HTTP/1.1\r\nHost: lab\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  let sent = 0;
  while (client.received === '' && sent < 64 * chunk.length) {
    await new Promise<void>((resolve) => client.socket.write(chunk, () => resolve()));
    sent += chunk.length;
  }
  assert.match(await client.end(), /^HTTP\/1\.1 413 [\s\S]*Connection: close/);
});

test('a client that leaves within its body is no error', async () => {
  const before = done.value;
  const client = await connectRaw(server.port);
  client.send(
    `POST ${server.path('/tiny/body')} HTTP/1.1\r\nHost: lab\r\nContent-Length: 9\r\n\r\nabc`,
  );
  client.socket.resetAndDestroy();
  await done.reaches(before + 1);
  assert.equal(received.at(-1), null);
});
