import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelCloseCode } from '../wire/channel-message.ts';
import { openChannel } from './testing/channel-client.ts';
import { connectRaw } from './testing/raw-client.ts';
import { requestRaw } from './testing/raw-request.ts';
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

test('a server that was restarted does not know the session, and says what to do', async (context) => {
  const first = await startTestServer(context);
  const session = await first.createSession();
  await first.close();
  const second = await startTestServer(context);
  const { site, labs, channel } = second.urls;
  const answer = await requestRaw(`${labs[0]}/s/${session}/1/tiny/hello`, { Origin: site });
  assert.equal(answer.status, 404);
  assert.match(answer.text, /was restarted\. Reload the page, or take a new session by POST/);
  assert.equal(answer.headers['access-control-allow-origin'], site);
  const page = await openChannel(`${channel}?session=${session}`);
  const { code, reason } = await page.closed;
  assert.deepEqual(
    [code, reason],
    [channelCloseCode.unknownSession, 'unknown session: take a new one'],
  );
});
