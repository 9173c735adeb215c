import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { test } from 'node:test';
import { certificateNames } from '../certificate/certificate-names.ts';
import { makeCertificate } from '../certificate/made-certificate.ts';
import { resetSocket } from './reset-socket.ts';

test('RFC 9293 section 3.5.2: a TCP connection is reset', async (context) => {
  const server = createServer((socket) => resetSocket(socket)).listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [error] = await once(socket, 'error');
  assert.equal((error as NodeJS.ErrnoException).code, 'ECONNRESET');
});

test('RFC 8446 section 6.1: inside TLS the connection ends at once', async (context) => {
  const { cert, key } = await makeCertificate(certificateNames([], false, {}), Date.now());
  const server = createTlsServer({ cert, key }, (socket) => resetSocket(socket));
  server.listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connectTls({ port, host: '127.0.0.1', ca: cert });
  socket.on('error', () => {});
  await once(socket, 'close');
});
