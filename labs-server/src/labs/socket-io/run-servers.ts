/** The Socket.IO servers of all sessions: one per run and kind, made at first use, gone when nobody needs it. */
import type { IncomingMessage } from 'node:http';
import type { LabContext } from '../lab.ts';
import { RunServer } from './run-server.ts';

/** What a server is made for. */
export interface ServerKind {
  readonly name: string;
  readonly recovery: boolean;
  /** How long it waits for a client to come back, in milliseconds. */
  readonly idleMs: number;
  readonly serve: (server: RunServer, run: RunOfServer) => void;
}

/** Whose server it is. */
export interface RunOfServer {
  readonly session: string;
  readonly run: number;
}

/** Servers that one session can have; a further one takes the place of the oldest. */
const maxServersPerSession = 8;

interface Kept {
  readonly server: RunServer;
  cancelIdle: () => void;
}

export class RunServers {
  readonly #context: LabContext;
  /** By session, then by kind and run. */
  readonly #sessions = new Map<string, Map<string, Kept>>();

  constructor(context: LabContext) {
    this.#context = context;
  }

  /** The server of the request's run. */
  get(request: IncomingMessage, kind: ServerKind): RunServer {
    const { session, run } = this.#context.callerOf(request);
    const servers = this.#sessions.get(session) ?? this.#begin(session, request);
    const key = `${kind.name}/${run}`;
    const kept = servers.get(key) ?? this.#make(servers, key, kind, { session, run });
    kept.cancelIdle();
    return kept.server;
  }

  #begin(session: string, request: IncomingMessage): Map<string, Kept> {
    const servers = new Map<string, Kept>();
    this.#sessions.set(session, servers);
    this.#context.whenSessionEnds(request, () => {
      this.#sessions.delete(session);
      for (const key of servers.keys()) close(servers, key);
    });
    return servers;
  }

  #make(servers: Map<string, Kept>, key: string, kind: ServerKind, run: RunOfServer): Kept {
    const onIdle = (): void => {
      const kept = servers.get(key);
      if (kept?.server !== server) return;
      kept.cancelIdle();
      const forget = (): void => close(servers, key);
      if (kind.idleMs === 0) forget();
      else kept.cancelIdle = this.#context.clock.after(kind.idleMs, forget);
    };
    const server: RunServer = new RunServer({
      context: this.#context,
      recovery: kind.recovery,
      serve: (made) => kind.serve(made, run),
      onIdle,
    });
    const kept: Kept = { server, cancelIdle: () => {} };
    servers.set(key, kept);
    const [oldest] = servers.keys();
    if (servers.size > maxServersPerSession && oldest !== undefined) close(servers, oldest);
    return kept;
  }
}

function close(servers: Map<string, Kept>, key: string): void {
  const kept = servers.get(key);
  servers.delete(key);
  kept?.cancelIdle();
  kept?.server.close();
}
