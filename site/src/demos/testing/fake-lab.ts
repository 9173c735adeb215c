/** A lab for tests: its addresses are real ones, its sleeps end at once, and nothing answers unless a test says so. */
import type { TestContext } from 'node:test';
import { createLabApi, type LabApi } from '../../cell/lab-api.ts';

export interface FakeLab {
  readonly lab: LabApi;
  readonly stop: AbortController;
}

export function fakeLab(): FakeLab {
  const stop = new AbortController();
  const setting = {
    labs: ['http://a', 'http://b'],
    session: 's',
    run: 7,
    via: 'direct',
    clockOffsetUs: 0,
    parameters: {},
  } as const;
  const lab = createLabApi(setting, {
    nowMs: () => 3,
    startedAtMs: 0,
    signal: stop.signal,
    after: (_delayMs, callback) => callback(),
  });
  return { lab, stop };
}

/** Has `fetch` answer with these responses, one by one; answers the list of `METHOD url` that were asked for. */
export function answerFetch(t: TestContext, ...responses: readonly Response[]): string[] {
  const asked: string[] = [];
  const waiting = [...responses];
  t.mock.method(globalThis, 'fetch', (url: string, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${url}`);
    const response = waiting.shift();
    return response === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(response);
  });
  return asked;
}

/** An EventSource that a test drives. */
export class FakeEventSource {
  static newest: FakeEventSource | null = null;
  readonly url: string;
  readyState = 0;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string) {
    this.url = url;
    FakeEventSource.newest = this;
  }

  close(): void {
    this.readyState = 2;
  }

  /** Loses the connection; `forGood` as after a wrong answer. */
  fail(forGood: boolean): void {
    this.readyState = forGood ? 2 : 0;
    this.onerror?.();
  }
}

/** Puts the fake in the place of EventSource for one test. */
export function replaceEventSource(t: TestContext): () => FakeEventSource {
  const before = Reflect.get(globalThis, 'EventSource');
  Reflect.set(globalThis, 'EventSource', FakeEventSource);
  FakeEventSource.newest = null;
  t.after(() => void Reflect.set(globalThis, 'EventSource', before));
  return () => {
    if (FakeEventSource.newest === null) throw new Error('No EventSource was made.');
    return FakeEventSource.newest;
  };
}
