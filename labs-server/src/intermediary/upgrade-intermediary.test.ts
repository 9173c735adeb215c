/** The intermediary before an upgrade: what it asks for, and what it answers. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { webSocketLab } from '../labs/websocket/websocket-lab.ts';
import { headTimeoutMs } from './intermediary-problems.ts';
import { askForUpgrade, behind, switching } from './testing/behind.ts';
import { startViaServer, type ViaServer } from './testing/via-server.ts';

let server: ViaServer;

before(async () => void (server = await startViaServer([webSocketLab])));
beforeEach(() => {
  server.upstreamPort = null;
  server.dials.length = 0;
});
after(() => server.close());

test('the handshake goes on by a registered connection of its own, with the fields of each hop', async () => {
  const client = await askForUpgrade(server, 'via=rechunk&viaBytes=3');
  await client.until('\r\n\r\n');
  assert.match(client.received, /^HTTP\/1\.1 101 Switching Protocols\r\n/);
  assert.match(client.received, /\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/);
  assert.match(client.received, /\r\nVia: 1\.1 wireside\r\n/);
  assert.equal(client.received.match(/\r\nUpgrade: websocket/gi)?.length, 1);
  assert.equal(server.dials.length, 1);
  assert.equal(server.dials[0]?.hopOf, client.socket.localPort);
  client.close();
  await server.openDials.reaches(0);
});

test('1xx responses before it are forwarded', async (t) => {
  await behind(t, server, (socket) =>
    socket.end(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${switching}`),
  );
  const client = await askForUpgrade(server, 'via=delay&viaMs=1');
  await client.until('101 Go on');
  assert.match(
    client.received,
    /^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a>\r\nVia: 1\.1 wireside\r\n\r\nHTTP/,
  );
  client.close();
});

test('an answer that is no upgrade is passed on as a response, and the connection ends', async () => {
  const client = await askForUpgrade(server, 'via=rechunk', { 'Sec-WebSocket-Version': '7' });
  const received = await client.end();
  assert.match(received, /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(received, /\r\nSec-WebSocket-Version: 13, 8\r\n/);
  assert.match(received, /\r\nVia: 1\.1 wireside\r\n/);
});

test('what cannot be asked is answered: by 400, by 502, by 504 and by 508', async (t) => {
  assert.match(
    await (await askForUpgrade(server, 'via=throttle&viaBytesPerSecond=0')).end(),
    /^HTTP\/1\.1 400 /,
  );
  assert.match(
    await (await askForUpgrade(server, 'via=delay', { Via: '1.1 wireside' })).end(),
    /^HTTP\/1\.1 508 /,
  );
  await behind(t, server, (socket) => socket.end('no HTTP at all\r\n\r\n'));
  assert.match(await (await askForUpgrade(server, 'via=delay')).end(), /^HTTP\/1\.1 502 /);
  await behind(t, server, () => server.clock.advance(headTimeoutMs));
  assert.match(await (await askForUpgrade(server, 'via=delay')).end(), /^HTTP\/1\.1 504 /);
  await server.openDials.reaches(0);
});
