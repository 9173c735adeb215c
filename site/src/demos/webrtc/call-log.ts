/** What was called on a connection and what it told, in order: the log under every demo of a call. */

export interface CallLogEntry {
  /** Milliseconds since the log began. */
  readonly atMs: number;
  readonly kind: 'call' | 'event' | 'error';
  /** Of the method, the event, or the exception. */
  readonly name: string;
  /** One state, one candidate, one message; empty where the name says all. */
  readonly detail: string;
}

/** So many entries are kept: the oldest go first. */
const maxEntries = 500;

export class CallLog {
  readonly entries: CallLogEntry[] = [];
  readonly #nowMs: () => number;
  readonly #onEntry: (entry: CallLogEntry) => void;

  constructor(nowMs: () => number, onEntry: (entry: CallLogEntry) => void) {
    this.#nowMs = nowMs;
    this.#onEntry = onEntry;
  }

  tell(kind: CallLogEntry['kind'], name: string, detail = ''): void {
    const entry = { atMs: this.#nowMs(), kind, name, detail };
    this.entries.push(entry);
    if (this.entries.length > maxEntries) this.entries.shift();
    this.#onEntry(entry);
  }

  /** Calls a method and tells it, and the exception that it rejects with, which goes on. */
  async call<Value>(name: string, detail: string, method: () => Promise<Value>): Promise<Value> {
    this.tell('call', name, detail);
    try {
      return await method();
    } catch (error) {
      if (error instanceof Error) this.tell('error', error.name, error.message);
      throw error;
    }
  }
}
