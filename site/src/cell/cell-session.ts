/** The host's end of one cell's own port: checks messages, asks for heartbeats, calls exported functions. */
import type { CellFailure, CellToHostMessage, HostToCellMessage } from './cell-message.ts';
import { isCellToHostMessage } from './message-guards.ts';

const pingEveryMs = 500;
/** Silence that is told. Less may be one long task. */
const silentMs = 1900;

/** What a session needs of a MessagePort. */
export interface CellPort {
  postMessage(message: HostToCellMessage, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  close(): void;
}

export interface CellSessionWorld {
  readonly nowMs: () => number;
  /** Calls back every `periodMs` until the returned function is called. */
  readonly every: (periodMs: number, callback: () => void) => () => void;
  readonly onMessage: (message: CellToHostMessage) => void;
  /** The cell has not answered for `forMs`; 0 when it answers again. */
  readonly onSilence: (forMs: number) => void;
}

interface WaitingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A failed call of an exported function; `failure` has the place in the student's code. */
export class CellCallError extends Error {
  override readonly name = 'CellCallError';
  readonly failure: CellFailure | null;

  constructor(message: string, failure: CellFailure | null) {
    super(message);
    this.failure = failure;
  }
}

export class CellSession {
  readonly #port: CellPort;
  readonly #world: CellSessionWorld;
  readonly #calls = new Map<number, WaitingCall>();
  #stopPinging: (() => void) | null = null;
  #askedAtMs: number | null = null;
  #silent = false;
  #nextId = 1;

  constructor(port: CellPort, world: CellSessionWorld) {
    this.#port = port;
    this.#world = world;
    port.addEventListener('message', (event) => this.#receive(event.data));
    port.start();
  }

  /** Aborts `lab.signal` in the cell. */
  askToStop(): void {
    this.#port.postMessage({ type: 'stop' }, []);
  }

  /** Calls an exported function; settles with a structured clone of what it returned. */
  call(exportName: string, values: readonly unknown[]): Promise<unknown> {
    const id = this.#nextId++;
    this.#port.postMessage({ type: 'call', id, exportName, values }, []);
    return new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }));
  }

  /** Ends the session: no more messages; waiting calls are rejected. */
  close(): void {
    this.#stopPinging?.();
    this.#stopPinging = null;
    this.#port.close();
    for (const waiting of this.#calls.values()) {
      waiting.reject(new CellCallError('The cell was stopped before it answered.', null));
    }
    this.#calls.clear();
  }

  #receive(data: unknown): void {
    if (!isCellToHostMessage(data)) return;
    if (data.type === 'heartbeat') return this.#heard();
    if (data.type === 'returned') return this.#settle(data);
    // Asked only now: a Worker that is still loading is slow, not silent.
    if (data.type === 'started') {
      this.#stopPinging = this.#world.every(pingEveryMs, () => this.#ping());
    }
    this.#world.onMessage(data);
  }

  #ping(): void {
    const nowMs = this.#world.nowMs();
    if (this.#askedAtMs === null) {
      this.#askedAtMs = nowMs;
      this.#port.postMessage({ type: 'ping', id: this.#nextId++ }, []);
      return;
    }
    const forMs = nowMs - this.#askedAtMs;
    if (forMs < silentMs) return;
    this.#silent = true;
    this.#world.onSilence(forMs);
  }

  #heard(): void {
    this.#askedAtMs = null;
    if (this.#silent) this.#world.onSilence(0);
    this.#silent = false;
  }

  #settle(message: Extract<CellToHostMessage, { type: 'returned' }>): void {
    const waiting = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (waiting === undefined) return;
    if ('value' in message.result) return waiting.resolve(message.result.value);
    const { failure } = message.result;
    waiting.reject(new CellCallError(`${failure.name}: ${failure.message}`, failure));
  }
}
