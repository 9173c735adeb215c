/** A whole server with one session, and clients of its STUN and TURN ports. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { TestContext } from 'node:test';
import { attribute } from '../../../wire/stun/attribute.ts';
import type { StunMessage } from '../../../wire/stun/decode-message.ts';
import { encodeStunMessage } from '../../../wire/stun/encode-message.ts';
import { readPcapng } from '../../../wire/pcapng/read-pcapng.ts';
import { requestedTransport } from '../../../wire/turn/requested-transport.ts';
import { createServer } from '../../create-server.ts';
import type { IceServer } from '../../labs/lab-turn.ts';
import type { ServerOptions } from '../../server-options.ts';
import {
  TurnTestClient,
  type TurnServerAddress,
} from '../../turn-host/testing/turn-test-client.ts';
import { messageOf } from '../../turn-server/testing/test-server.ts';

export const udp = attribute(requestedTransport, 17);

/** A server with one session. */
export async function startServer(t: TestContext, options: ServerOptions = {}) {
  const server = await createServer({ port: 0, ...options });
  t.after(() => server.close());
  const load = (url: string, method = 'GET') => loadBytes(url, method, options.tls?.cert);
  const created = await load(`${server.urls.site}/api/sessions`, 'POST');
  const { id, iceServers } = JSON.parse(created) as { id: string; iceServers: IceServer[] };
  const ask = async (path: string, method = 'GET') =>
    JSON.parse(await load(`${server.urls.labs[0]}/s/${id}/3/${path}`, method)) as unknown;
  const records = async (run = 3) => {
    const url = `${server.urls.site}/api/sessions/${id}/trace.pcapng?run=${run}`;
    const result = readPcapng(Buffer.from(await load(url), 'latin1'));
    if (result.status === 'refused') return assert.fail(result.error.message);
    return result.trace.records.filter(({ kind }) => kind === 'open' || kind === 'data');
  };
  const port = portOf(server.urls.stun ?? '');
  return { server, id, iceServers, ask, records, port };
}

/** The body of a response, one character per byte; `ca` is trusted. */
async function loadBytes(url: string, method: string, ca: string | undefined): Promise<string> {
  const options = { method, agent: false } as const;
  const outgoing =
    ca === undefined ? request(url, options) : secureRequest(url, { ...options, ca });
  const [response] = (await once(outgoing.end(), 'response')) as [IncomingMessage];
  return Buffer.concat(await response.toArray()).toString('latin1');
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
  server: Partial<TurnServerAddress> = {},
) {
  const { username = '', credential = '' } = servers.find((one) => one.username) ?? {};
  const client = await TurnTestClient.open(
    { transport: 'udp', address: '127.0.0.1', port, ...server },
    { username, password: credential },
  );
  t.after(() => client.close());
  return client;
}
