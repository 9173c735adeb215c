/** What is captured equals what crossed the socket, both ways. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { WebSocketServer } from 'ws';
import type { RawClient } from '../testing/raw-client.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { tapSocket, tellClose } from './tap-socket.ts';

// RFC 6455 section 5.7: the masked text message "Hello".
const maskedHello = Buffer.from('818537fa213d7f9f4d5158', 'hex');
const handshake =
  'GET /echo HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

interface Captured {
  readonly read: Buffer[];
  readonly written: Buffer[];
  readonly closes: boolean[];
}

/** An HTTP server whose WebSockets echo, tapped; and a client of it. */
async function startTapped(
  context: TestContext,
): Promise<{ readonly captured: Captured; readonly client: RawClient }> {
  const captured: Captured = { read: [], written: [], closes: [] };
  const server = createServer((request, response) => void request.pipe(response));
  const webSockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('message', (data, isBinary) => webSocket.send(data, { binary: isBinary }));
    });
  });
  server.on('connection', (socket: Socket) => {
    tapSocket(socket, {
      read: (bytes) => void captured.read.push(Buffer.from(bytes)),
      afterRead: () => {},
      write: (bytes) => void captured.written.push(Buffer.from(bytes)),
      close: (reset) => void captured.closes.push(reset),
    });
    socket.once('close', () => tellClose(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = await connectRaw(`http://127.0.0.1:${port}`);
  context.after(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { captured, client };
}

const textOf = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString('latin1');

test('requests and responses, with bodies and trailers', async (context) => {
  const { captured, client } = await startTapped(context);
  const request =
    'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '5;a=b\r\nhello\r\n0\r\nDigest: x\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  for (const byte of request) client.send(byte);
  await client.closed;
  assert.equal(textOf(captured.read), request);
  assert.equal(textOf(captured.written), client.received());
  assert.deepEqual(captured.closes, [false]);
});

test('ws unmasks in place, yet the masked bytes are what is captured', async (context) => {
  const { captured, client } = await startTapped(context);
  client.send(handshake);
  await client.until('\r\n\r\n');
  client.send(maskedHello);
  await client.until('\u0081\u0005Hello');
  assert.equal(textOf(captured.read), handshake + maskedHello.toString('latin1'));
  assert.equal(textOf(captured.written), client.received());
});

test('a frame that came with the handshake is captured once', async (context) => {
  const { captured, client } = await startTapped(context);
  client.send(Buffer.concat([Buffer.from(handshake), maskedHello]));
  await client.until('\u0081\u0005Hello');
  assert.equal(textOf(captured.read), handshake + maskedHello.toString('latin1'));
});

test('gathered writes are one write, as writev sends them', async (context) => {
  const { captured, client } = await startTapped(context);
  client.send(
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab',
  );
  await client.closed;
  assert.ok(captured.written.some((bytes) => bytes.toString().includes('2\r\nab\r\n')));
  assert.equal(textOf(captured.written), client.received());
});

test('large gathered writes are one write for the observer too, whatever is observed after them', async (context) => {
  const { captured, client } = await startTapped(context);
  const bodies = ['a', 'b'].map((letter) => letter.repeat(30_000));
  for (const body of bodies) {
    client.send(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`);
    client.send(body);
    await client.until(`${body.slice(-10)}\r\n0\r\n\r\n`);
  }
  assert.ok(captured.written.some((bytes) => /\r\na{2048,}\r\n/.test(bytes.toString())));
  assert.equal(textOf(captured.written), client.received());
});

test('a reset of the peer is told from an orderly end', async (context) => {
  const { captured, client } = await startTapped(context);
  client.send(handshake);
  await client.until('\r\n\r\n');
  client.socket.resetAndDestroy();
  while (captured.closes.length === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(captured.closes, [true]);
});
