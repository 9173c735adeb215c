/** The WebSocket lab on a real server, and what its tests ask of it. */
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { createSystemClock } from '../../../clock/system-clock.ts';
import { createServer } from '../../../create-server.ts';
import type { Clock } from '../../lab.ts';
import type { RunningServer } from '../../../start-server.ts';
import { defaultSessionLimits, type SessionLimits } from '../../../sessions/session-limits.ts';

export interface Subject {
  readonly server: RunningServer;
  /** `/s/<session>/1/websocket`. */
  readonly path: string;
  /** `path` on lab A. */
  readonly http: string;
  readonly ws: string;
  newPath(): Promise<string>;
}

/** Starts it, and closes it when the test ends. Its clock is that of the system, unless another is given. */
export async function start(
  context: TestContext,
  limits: Partial<SessionLimits> = {},
  clock: Clock = createSystemClock(),
): Promise<Subject> {
  const sessionLimits = { ...defaultSessionLimits, ...limits };
  const server = await createServer({ port: 0, sessionLimits, clock });
  context.after(() => server.close());
  const newPath = async (): Promise<string> => {
    const response = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
    const { id } = (await response.json()) as { readonly id: string };
    return `/s/${id}/1/websocket`;
  };
  const path = await newPath();
  const [http] = server.urls.labs;
  return { server, path, http: http + path, ws: http.replace('http', 'ws') + path, newPath };
}

/** Opens, or rejects with the answer's status. */
export async function open(url: string, protocols: string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(url, protocols);
  await once(socket, 'open');
  return socket;
}

/** The next message as text. */
export async function next(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return data.toString();
}

/** The key of RFC 6455 section 1.3. */
export const key = 'dGhlIHNhbXBsZSBub25jZQ==';
/** The request of a client that does it right. */
export const handshake = (path: string, host = 'localhost') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`;

/** Bytes from hexadecimal digits. */
export const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
