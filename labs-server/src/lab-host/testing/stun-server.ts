/** A whole server with one session, and clients of its STUN and TURN ports. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { attribute } from '../../../wire/stun/attribute.ts';
import type { StunMessage } from '../../../wire/stun/decode-message.ts';
import { encodeStunMessage } from '../../../wire/stun/encode-message.ts';
import { readPcapng } from '../../../wire/pcapng/read-pcapng.ts';
import { requestedTransport } from '../../../wire/turn/requested-transport.ts';
import { createServer } from '../../create-server.ts';
import type { IceServer } from '../../labs/lab-turn.ts';
import type { ServerOptions } from '../../server-options.ts';
import { TurnTestClient } from '../../turn-host/testing/turn-test-client.ts';
import { messageOf } from '../../turn-server/testing/test-server.ts';

export const udp = attribute(requestedTransport, 17);

/** A server with one session. */
export async function startServer(t: TestContext, options: ServerOptions = {}) {
  const server = await createServer({ port: 0, ...options });
  t.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id, iceServers } = (await created.json()) as { id: string; iceServers: IceServer[] };
  const ask = async (path: string, method = 'GET') =>
    (await fetch(`${server.urls.labs[0]}/s/${id}/3/${path}`, { method })).json() as Promise<never>;
  const records = async () => {
    const response = await fetch(`${server.urls.site}/api/sessions/${id}/trace.pcapng?run=3`);
    const result = readPcapng(new Uint8Array(await response.arrayBuffer()));
    if (result.status === 'refused') return assert.fail(result.error.message);
    return result.trace.records.filter(({ kind }) => kind === 'open' || kind === 'data');
  };
  const port = portOf(server.urls.stun ?? '');
  return { server, id, iceServers, ask, records, port };
}

export const portOf = (uri: string): number => Number(/:(\d+)(\?|$)/.exec(uri)?.[1]);

export async function bound(t: TestContext): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  t.after(() => socket.close());
  await once(socket, 'listening');
  return socket;
}

export async function binding(socket: Socket, port: number): Promise<StunMessage> {
  const draft = { messageClass: 'request', method: 1, attributes: [] } as const;
  const answer = once(socket, 'message');
  socket.send(encodeStunMessage({ ...draft, transactionId: randomBytes(12) }), port, '127.0.0.1');
  const [bytes] = (await answer) as [Buffer];
  return messageOf(bytes);
}

export async function turnClient(
  t: TestContext,
  port: number,
  servers: readonly IceServer[],
  transport: 'udp' | 'tcp' = 'udp',
) {
  const { username = '', credential = '' } = servers.find((one) => one.username) ?? {};
  const client = await TurnTestClient.open(
    { transport, address: '127.0.0.1', port },
    { username, password: credential },
  );
  t.after(() => client.close());
  return client;
}
