import assert from 'node:assert/strict';
import type { Request, Response } from 'express';
import { after, before, test } from 'node:test';
import type { Lab, LabContext } from './lab.ts';
import { stalledAfterMs } from './stalled-end.ts';
import { maxPendingBytes, openStream, type StreamedResponse } from './streamed-response.ts';
import { createGauge } from './testing/gauge.ts';
import { type LabServer, startLabServer } from './testing/lab-server.ts';
import { connectRaw } from './testing/raw-client.ts';

/** The streams that were opened, in turn. */
const streams: (StreamedResponse | null)[] = [];
const opened = createGauge();

function open(context: LabContext, request: Request, response: Response): void {
  const framing = request.query['framing'] === 'close' ? 'close' : 'chunked';
  response.setHeader('X-Before', ['one', 'two']);
  const fields = { 'Content-Type': 'text/plain' };
  streams.push(openStream(context, request, response, { framing, fields, status: 201 }));
  opened.add(1);
}

const lab: Lab = {
  mechanism: { id: 'tiny', title: '', summary: '', standards: [], endpoints: [] },
  mount(router, context) {
    router.get('/open', (request, response) => open(context, request, response));
  },
};

let server: LabServer;

before(async () => void (server = await startLabServer([lab])));
after(() => server.close());

async function openFrom(framing: string) {
  const next = opened.value + 1;
  const client = await connectRaw(server.port);
  client.get(server.path(`/tiny/open?framing=${framing}`));
  await opened.reaches(next);
  const stream = streams.at(-1);
  assert.ok(stream);
  return { client, stream };
}

test('chunked: the head goes out at once, one write is one chunk, the end is the zero chunk', async () => {
  const { client, stream } = await openFrom('chunked');
  await client.until('\r\n\r\n');
  assert.match(client.received, /^HTTP\/1\.1 201 Created\r\n/);
  stream.write('one');
  stream.write(Buffer.from('three'));
  stream.end();
  stream.end();
  stream.write('late');
  await client.until('\r\n\r\n3\r\none\r\n5\r\nthree\r\n0\r\n\r\n');
  client.close();
  await server.held.reaches(0);
});

test('close: an HTTP/1.0 head with the fields set before, no framing, ended by the connection', async () => {
  const { client, stream } = await openFrom('close');
  stream.write('one');
  stream.end();
  stream.write('late');
  const received = await client.end();
  assert.match(received, /^HTTP\/1\.0 201 Created\r\n/);
  assert.match(received, /\r\nx-before: one\r\nx-before: two\r\n/i);
  assert.match(received, /\r\nConnection: close\r\n\r\none$/);
  assert.doesNotMatch(received, /Content-Length|Transfer-Encoding/i);
  await server.held.reaches(0);
  assert.equal(server.clock.pending(), 0);
});

test('who listens for the end of the exchange hears it once, however it ended', async () => {
  for (const framing of ['chunked', 'close']) {
    const { client, stream } = await openFrom(framing);
    let calls = 0;
    stream.onGone(() => (calls += 1));
    client.socket.resetAndDestroy();
    await server.held.reaches(0);
    assert.equal(calls, 1);
    stream.write('to nobody');
    stream.end();
  }
  assert.equal(server.clock.pending(), 0);
});

test('a reader that stopped before the end is cut after its time, and nothing stays held', async () => {
  for (const framing of ['chunked', 'close']) {
    const before = server.cuts.length;
    const { client, stream } = await openFrom(framing);
    client.socket.pause();
    // More than the sockets' own buffers take, and less than makes the lab cut at once.
    while (stream.response.writableLength < maxPendingBytes / 2) {
      stream.write(Buffer.alloc(maxPendingBytes / 4, 'x'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    stream.end();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(server.held.value, 1);
    server.clock.advance(stalledAfterMs);
    await server.held.reaches(0);
    assert.equal(server.cuts.length, before + 1);
    assert.match(server.cuts[before]?.reason ?? '', /reader took nothing of it for 30 s/);
    assert.equal(server.clock.pending(), 0);
    client.close();
  }
});
