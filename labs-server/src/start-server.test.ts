import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRaw } from './testing/raw-client.ts';
import { startTestServer, streamOf } from './testing/test-server.ts';

test('what a client sent and received is what the trace holds', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  const request = `GET /s/${session}/7/tiny/hello HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
  client.send(request);
  await client.until('"run":7');
  client.send(
    `POST /s/${session}/7/tiny/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\n\r\nab`,
  );
  client.send('cd');
  await client.until('\r\n0\r\n\r\n');
  const records = await server.recordsOf(session);
  const zeros = '0'.repeat(session.length);
  assert.equal(records[0]?.kind, 'open');
  assert.ok(streamOf(records, 'client-to-server').startsWith(request.replace(session, zeros)));
  assert.ok(streamOf(records, 'client-to-server').endsWith('\r\n\r\nabcd'));
  assert.equal(streamOf(records, 'server-to-client'), client.received());
  client.destroy();
});
