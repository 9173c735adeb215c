/** Accepts the pages' WebSockets at `/api/channel?session=<id>`. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { channelCloseCode } from '../../wire/channel-message.ts';
import { every } from '../clock/every.ts';
import type { Clock } from '../labs/lab.ts';
import type { Problem } from '../problem/problem.ts';
import { problemDocument } from '../problem/problem.ts';
import { channelPath } from '../server-urls.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { ChannelServices } from './channel.ts';
import { Channel } from './channel.ts';

export interface ChannelServerOptions extends ChannelServices {
  readonly sessions: SessionStore;
  /** What speaks against the handshake (Host, Origin); null when nothing does. */
  readonly objection: (request: IncomingMessage) => Problem | null;
}

export interface ChannelServer {
  /** Handles the 'upgrade' event of the site's listener. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly size: number;
  /** Stops the timers. The sessions' end has told the pages; who does not close then is cut. */
  close(): Promise<void>;
}

const pullIntervalMs = 40;
const pingIntervalMs = 30_000;
/** Messages of pages are short; longer ones close with 1009 (RFC 6455 section 7.4.1). */
const maxPayload = 4096;
/** How long pages have to take the last message, in milliseconds of real time. */
const farewellMs = 250;
/** RFC 6455 section 7.4.1: try again later. */
const tryAgainLater = 1013;

export function createChannelServer(options: ChannelServerOptions): ChannelServer {
  const { clock, sessions, objection } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  const channels = new Set<Channel>();
  const pulling = createPulling(clock, channels);
  const stopPinging = every(clock, pingIntervalMs, () => {
    for (const channel of channels) channel.ping();
  });

  function open(socket: WebSocket, id: string): void {
    // After a protocol error `ws` closes by itself; the event only needs a listener.
    socket.on('error', () => {});
    const session = sessions.get(id);
    if (session === null) {
      socket.close(channelCloseCode.unknownSession, 'unknown session: take a new one');
      return;
    }
    if (!session.count('channels')) {
      socket.close(tryAgainLater, 'the session has too many channels: close a tab');
      return;
    }
    const channel = new Channel(socket, session, options);
    channels.add(channel);
    pulling.resume();
    socket.once('close', () => {
      channels.delete(channel);
      if (channels.size === 0) pulling.rest();
      channel.release();
    });
  }

  return {
    upgrade(request, socket, head) {
      const url = URL.parse(request.url ?? '/', 'ws://any');
      const problem = objection(request) ?? (url?.pathname === channelPath ? null : noUpgrade);
      if (problem !== null || url === null) {
        refuse(socket, problem ?? noUpgrade);
        return;
      }
      const id = url.searchParams.get('session') ?? '';
      server.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, id));
    },
    get size() {
      return channels.size;
    },
    async close() {
      pulling.rest();
      stopPinging();
      await leave([...server.clients]);
    },
  };
}

/** Lets channels look for new records, but only while there are any: a server that nobody watches does not wake up. */
function createPulling(
  clock: Clock,
  channels: ReadonlySet<Channel>,
): { resume(): void; rest(): void } {
  let stop: (() => void) | null = null;
  return {
    resume() {
      stop ??= every(clock, pullIntervalMs, () => {
        for (const channel of channels) channel.pull();
      });
    },
    rest() {
      stop?.();
      stop = null;
    },
  };
}

/** Waits until all have taken their last message, but not for long. */
async function leave(sockets: readonly WebSocket[]): Promise<void> {
  const closed = Promise.all(sockets.map((socket) => once(socket, 'close')));
  await Promise.race([closed, setTimeout(farewellMs, undefined, { ref: false })]);
  for (const socket of sockets) socket.terminate();
}

const noUpgrade: Problem = {
  status: 404,
  code: 'no-such-channel',
  detail: `Only ${channelPath}?session=<id> can be upgraded here. Take a session by POST /api/sessions.`,
};

/** A handshake is refused by an ordinary response (RFC 6455 section 4.2.2). */
function refuse(socket: Duplex, problem: Problem): void {
  const body = problemDocument(problem);
  socket.on('error', () => {});
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n` +
      'Content-Type: application/problem+json; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}
