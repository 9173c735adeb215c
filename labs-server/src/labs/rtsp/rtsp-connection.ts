/** One TCP connection of an RTSP client: requests in, responses and interleaved packets out. */
import type { Socket } from 'node:net';
import { DigestGuard } from './digest-guard.ts';
import { dispatch } from './dispatch.ts';
import type { ClientConnection } from './exchange.ts';
import type { PlaceOwner } from './live-stream.ts';
import { RequestReader, type RtspRequest } from './request-reader.ts';
import { refusal, renderResponse, type RtspResponse } from './response.ts';
import { randomHex, type RtspServerParts } from './rtsp-server-parts.ts';

/** A client that sends nothing and plays nothing for so long is cut. */
const idleTimeoutMs = 90_000;
/** Bytes that may wait for a client that asks and does not read. */
const maxWaitingBytes = 1024 * 1024;
/** Requests of one connection within a second. */
const maxRequestsPerSecond = 100;

/** Serves `socket` until it is closed; everything that it holds is let go then. */
export function serveRtspConnection(parts: RtspServerParts, socket: Socket): void {
  const connection = createConnection(parts, socket);
  const answer = (response: RtspResponse, cseq: string | null): void => {
    if (socket.writableLength > maxWaitingBytes) socket.destroy();
    else socket.write(renderResponse(response, cseq));
  };
  const isTooMany = createRateLimit(parts);
  const reader = new RequestReader({
    onRequest(request) {
      if (isTooMany()) endWith(refusal(503, 'Too many requests within one second.'), request);
      else answer(dispatch(parts, connection, request), cseqOf(request));
    },
    onInterleaved: (channel, data) => connection.channels.get(channel)?.(data),
    onUnreadable({ status, reason, cseq }) {
      answer(refusal(status, reason), cseq);
      socket.end();
    },
  });
  const endWith = (response: RtspResponse, request: RtspRequest): void => {
    reader.stop();
    answer(response, cseqOf(request));
    socket.end();
  };
  socket.setNoDelay(true);
  socket.setTimeout(idleTimeoutMs, () => socket.destroy());
  socket.on('data', (bytes) => reader.take(bytes));
  // What went wrong with the connection is told by its end.
  socket.on('error', () => {});
  socket.once('close', () => {
    reader.stop();
    for (const session of connection.ownSessions) session.end();
  });
}

function createConnection(parts: RtspServerParts, socket: Socket): ClientConnection {
  const { clock } = parts;
  const { remoteAddress = '', localAddress = '' } = socket;
  return {
    peerAddress: remoteAddress,
    localAddress,
    claim: createClaim(parts, socket),
    guard: new DigestGuard({ clock, nonce: () => randomHex(parts, 16) }),
    announcement: null,
    channels: new Map(),
    ownSessions: new Set(),
    write: (bytes) => socket.write(bytes),
    get writableLength() {
      return socket.writableLength;
    },
  };
}

/** A connection belongs to one session and run: whoever is named first. */
function createClaim({ witness }: RtspServerParts, socket: Socket): ClientConnection['claim'] {
  let claimed: PlaceOwner | null = null;
  return (owner) => {
    if (owner === null) {
      if (claimed === null) witness.ignore(socket);
      return null;
    }
    if (claimed === null && !witness.claim(socket, owner)) {
      return 'Your session has too many open connections. Stop a run, then run this again.';
    }
    claimed ??= owner;
    return claimed.session === owner.session && claimed.run === owner.run
      ? null
      : 'This connection belongs to another session or run: open a new one.';
  };
}

/** A CSeq that is no number is not repeated: it could be anything. */
function cseqOf({ fields }: RtspRequest): string | null {
  const cseq = fields.get('cseq') ?? '';
  return /^\d{1,9}$/.test(cseq) ? cseq : null;
}

function createRateLimit({ clock }: RtspServerParts): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(clock.monotonicUs() / 1_000_000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count > maxRequestsPerSecond;
  };
}
