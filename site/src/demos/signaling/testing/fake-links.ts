/** The world of a link, which a test drives: a room's answers, and a clock. */
import type { RoomEntry } from '@wireside/labs-server/wire/signaling-room.ts';
import type { LinkListener, LinkWorld, RoomAddress } from '../signaling-link.ts';

/** A socket or a source of events, as far as links use one. */
export class FakeConnection extends EventTarget {
  readonly url: string;
  readyState = 0;
  readonly sent: string[] = [];
  closedWith: number | null = null;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(code = 0): void {
    this.closedWith = code;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
    this.dispatchEvent(new Event('open'));
  }

  receive(value: unknown, type = 'message'): void {
    const data = typeof value === 'string' ? value : JSON.stringify(value);
    if (type === 'message') this.onmessage?.({ data });
    this.dispatchEvent(Object.assign(new Event(type), { data }));
  }

  /** The connection ends as a WebSocket's does. */
  lose(code = 1006, reason = ''): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
  }

  /** The connection ends as that of an EventSource does. */
  fail(forGood: boolean): void {
    this.readyState = forGood ? 2 : 0;
    this.onerror?.();
  }
}

export interface FakeWorld {
  readonly world: LinkWorld;
  readonly connections: FakeConnection[];
  /** `POST http://room/messages {...}`. */
  readonly asked: string[];
  /** What the link told, in order. */
  readonly told: string[];
  readonly listener: LinkListener;
  readonly address: RoomAddress;
  /** The next request gets this answer; without one it waits. */
  answer(answer: Response | 'no network'): void;
  advance(ms: number): void;
}

/** Requests that wait for their answer, or answers that wait for their request. */
function createFakeFetch(asked: string[]) {
  const waiting: ((answer: Response | 'no network') => void)[] = [];
  const answers: (Response | 'no network')[] = [];
  const ask = (url: string, init: RequestInit = {}): Promise<Response> => {
    const { method = 'GET', body, signal } = init;
    asked.push(`${method} ${url}${typeof body === 'string' ? ` ${body}` : ''}`);
    return new Promise((resolve, reject) => {
      const settle = (answer: Response | 'no network'): void =>
        answer === 'no network' ? reject(new TypeError('Failed to fetch')) : resolve(answer);
      signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
      const ready = answers.shift();
      if (ready === undefined) waiting.push(settle);
      else settle(ready);
    });
  };
  const answer = (given: Response | 'no network'): void => {
    const settle = waiting.shift();
    if (settle === undefined) answers.push(given);
    else settle(given);
  };
  return { ask, answer };
}

function createListener(told: string[]): LinkListener {
  return {
    onEntry: ({ id, from, message }) => told.push(`${id} ${from} ${message.type}`),
    onProblem: (sentence) => told.push(`problem: ${sentence}`),
    onLost: () => told.push('lost'),
    onBack: () => told.push('back'),
    onOver: (sentence) => told.push(`over: ${sentence}`),
  };
}

const address: RoomAddress = {
  since: 3,
  url: (path, parameters = {}) => {
    const pairs = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
    const query = new URLSearchParams(pairs);
    return `http://room${path}${query.size === 0 ? '' : `?${query}`}`;
  },
};

export function createFakeWorld(): FakeWorld {
  const connections: FakeConnection[] = [];
  const asked: string[] = [];
  const told: string[] = [];
  const { ask, answer } = createFakeFetch(asked);
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = [];
  let nowMs = 0;
  const open = (url: string): FakeConnection => {
    const made = new FakeConnection(url);
    connections.push(made);
    return made;
  };
  return {
    connections,
    asked,
    told,
    answer,
    address,
    listener: createListener(told),
    world: {
      fetch: ask as typeof fetch,
      openWebSocket: (url) => open(url) as unknown as WebSocket,
      openEventSource: (url) => open(url) as unknown as EventSource,
      nowMs: () => nowMs,
      after: (delayMs, callback) => void timers.push({ dueMs: nowMs + delayMs, callback }),
    },
    advance(ms) {
      nowMs += ms;
      const due = timers.filter(({ dueMs }) => dueMs <= nowMs);
      timers = timers.filter(({ dueMs }) => dueMs > nowMs);
      for (const { callback } of due) callback();
    },
  };
}

export function entry(id: number): RoomEntry {
  return { id, from: 'A', message: { type: 'candidate', candidate: null } };
}

export function problem(status: number, detail: string): Response {
  return Response.json({ detail }, { status });
}
