/** The real Socket.IO server of one run, on an Engine.IO server of its own, with a bound on all that a client can grow. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server as EngineServer, type Socket as EngineSocket } from 'engine.io';
import type { Request, Response } from 'express';
import { Server, type Socket } from 'socket.io';
import type { WebSocket } from 'ws';
import { sendProblem } from '../../problem/problem.ts';
import { whenGone } from '../gone.ts';
import type { Clock, LabContext } from '../lab.ts';
import { requireUpgrade } from '../upgrade-endpoint.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { closeCode, closeWithinMs, tooSlow } from '../web-socket.ts';
import { BoundedAdapter, recoverableMs } from './bounded-adapter.ts';
import { watchPendingBytes } from './pending-bytes.ts';

type EngineRequest = Parameters<EngineServer['handleRequest']>[0];

export interface RunServerOptions {
  readonly context: LabContext;
  /** Keeps what clients miss, so that they can come back to their rooms. */
  readonly recovery: boolean;
  /** Says what the server does, before its first client. */
  readonly serve: (server: RunServer) => void;
  /** The last client is gone, or none came. */
  readonly onIdle: () => void;
}

/** Clients (Engine.IO sessions) of one run. */
export const maxClients = 16;
/** Longest body and longest message that is read, in bytes. */
export const maxMessageBytes = 65_536;
/** Milliseconds between two pings, and those that a client has to answer one. */
export const heartbeat = { pingInterval: 10_000, pingTimeout: 5_000 } as const;

const tooMany = {
  status: 429,
  code: 'too-many-socket-io-clients',
  detail: `A run has at most ${maxClients} Socket.IO clients. Close one, or start a new run.`,
};

export class RunServer {
  readonly io: Server;
  readonly #options: RunServerOptions;
  readonly #engine: EngineServer;
  /** The exchanges that upgraded a session, by its id. */
  readonly #upgraded = new Map<string, ServerResponse>();
  /** Those of sessions that began as a WebSocket, by their request. */
  readonly #opened = new WeakMap<IncomingMessage, ServerResponse>();

  constructor(options: RunServerOptions) {
    this.#options = options;
    this.#engine = new EngineServer({
      ...heartbeat,
      upgradeTimeout: 5_000,
      maxHttpBufferSize: maxMessageBytes,
      // Compressed packets could not be read on the wire.
      httpCompression: false,
      perMessageDeflate: false,
    });
    this.io = new Server({
      serveClient: false,
      connectTimeout: 5_000,
      ...(options.recovery && {
        adapter: adaptersWith(options.context.clock),
        connectionStateRecovery: { maxDisconnectionDuration: recoverableMs },
      }),
    });
    this.#engine.on('connection', (socket: EngineSocket) => this.#watch(socket));
    this.io.bind(this.#engine);
    options.serve(this);
  }

  get clientCount(): number {
    return this.#engine.clientsCount;
  }

  handleRequest(request: Request, response: Response): void {
    const isPoll = request.method === 'GET' && sidOf(request) !== null;
    whenGone(request, response, () => this.#tellIdle());
    if (queryOf(request).get('transport') === 'websocket') requireUpgrade(response);
    else if (this.#refusesNew(request)) sendProblem(response, tooMany);
    else if (!isPoll || this.#options.context.hold(request, response)) {
      this.#engine.handleRequest(asEngineRequest(request), response);
    }
  }

  handleUpgrade(upgrade: Upgrade): void {
    const { request, response, socket, head } = upgrade;
    if (this.#refusesNew(request)) {
      refuseUpgrade(upgrade, tooMany);
      return;
    }
    if (!this.#options.context.holdUpgrade(upgrade)) return;
    const sid = sidOf(request);
    if (sid === null) this.#opened.set(request, response);
    else this.#upgraded.set(sid, response);
    whenGone(request, response, () => {
      if (sid !== null && this.#upgraded.get(sid) === response) this.#upgraded.delete(sid);
      this.#tellIdle();
    });
    // The session is made in a later turn: a frame that came with the request has to wait for it.
    socket.pause();
    this.#engine.handleUpgrade(asEngineRequest(request), socket, head);
    setImmediate(() => socket.resume());
  }

  /** Breaks the connection of `socket` without a word, as a network does; the wire shows `reason`. */
  cut(socket: EngineSocket, reason: string): void {
    const response = this.#exchangeOf(socket);
    if (response) this.#options.context.cut(response, 'rst', reason);
    socket.close(true);
  }

  /** Ends the connection of `socket` when what waits for it is sent: it does not come back by itself. */
  end(socket: Socket): void {
    this.#resetSoon(socket.conn, 'The lab closed the connection');
    socket.disconnect(true);
  }

  close(): void {
    void this.io.close();
  }

  /** As every WebSocket of the labs: it is told why, and has its time to answer. A session that polls just ends. */
  #closeSlow(socket: EngineSocket): void {
    const { tryAgainLater } = closeCode;
    if (this.#exchangeOf(socket)) webSocketOf(socket).close(tryAgainLater, tooSlow);
    this.#resetSoon(socket, `The lab closed with ${tryAgainLater} (${tooSlow})`);
    socket.close(true);
  }

  /** A client that does not answer the Close frame is not waited for. */
  #resetSoon(socket: EngineSocket, what: string): void {
    const { context } = this.#options;
    const response = this.#exchangeOf(socket);
    if (!response) return;
    const reason = `${what}, and the client did not answer.`;
    const cancel = context.clock.after(closeWithinMs, () => context.cut(response, 'rst', reason));
    whenGone(response.req, response, cancel);
  }

  /** The exchange that became the session's WebSocket; null while it polls. */
  #exchangeOf(socket: EngineSocket): ServerResponse | null {
    if (socket.transport.name !== 'websocket') return null;
    return this.#upgraded.get(socket['id']) ?? this.#opened.get(socket.request) ?? null;
  }

  #refusesNew(request: IncomingMessage): boolean {
    return sidOf(request) === null && this.clientCount >= maxClients;
  }

  #watch(socket: EngineSocket): void {
    const { context } = this.#options;
    socket.on('packet', () => {
      if (!context.countMessage(socket.request))
        this.cut(socket, 'too many messages within one second');
    });
    watchPendingBytes(socket, () => this.#closeSlow(socket));
    socket.once('close', () => this.#tellIdle());
  }

  #tellIdle(): void {
    if (this.clientCount === 0) this.#options.onIdle();
  }
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(url.split('?')[1]);
}

/** The id of the session that the request belongs to; null where it begins one. */
function sidOf(request: IncomingMessage): string | null {
  return queryOf(request).get('sid');
}

/** The socket of `ws` below a session whose transport is a WebSocket. */
function webSocketOf({ transport }: EngineSocket): Pick<WebSocket, 'close'> {
  return (transport as unknown as { readonly socket: WebSocket }).socket;
}

/** Engine.IO adds what it needs to the request, above all the query. */
function asEngineRequest(request: IncomingMessage): EngineRequest {
  return request as EngineRequest;
}

/** What the library calls with `new`, for each namespace. */
function adaptersWith(clock: Clock) {
  return function adapterOf(namespace: unknown): BoundedAdapter {
    return new BoundedAdapter(namespace, clock);
  };
}
