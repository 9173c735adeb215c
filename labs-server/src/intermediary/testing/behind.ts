/** A server behind the intermediary that does what a test says, and a client that asks for an upgrade. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { connectRaw, type RawClient } from '../../labs/testing/raw-client.ts';
import type { ViaServer } from './via-server.ts';

export const upgradeFields = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

export const switching =
  'HTTP/1.1 101 Go on\r\nConnection: Upgrade, X-Hop\r\nUpgrade: websocket\r\nX-Hop: 1\r\nX-End: 2\r\n\r\n';

export async function askForUpgrade(
  server: ViaServer,
  query: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<RawClient> {
  const client = await connectRaw(server.port);
  client.get(server.path(`/websocket/echo?${query}`), { ...upgradeFields, ...fields });
  return client;
}

/** The intermediary's next dials arrive at a server of their own, which serves each by `serve`. */
export async function behind(
  t: TestContext,
  server: ViaServer,
  serve: (socket: Socket, head: string) => void,
): Promise<void> {
  const upstream = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes: Buffer) => serve(socket, bytes.toString('latin1')));
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  t.after(() => upstream.close());
  server.upstreamPort = (upstream.address() as AddressInfo).port;
}
