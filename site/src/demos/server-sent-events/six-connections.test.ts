import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLabApi } from '../../cell/lab-api.ts';
import { limitWords, noReport, readLimitReport, type LimitReport } from './limit-report.ts';
import { LimitRun, type StreamSource } from './six-connections.ts';

/** A browser that opens so many connections to an origin, and keeps the others waiting. */
class FakeBrowser {
  readonly streams: FakeStream[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  open = (url: string): StreamSource => {
    const stream = new FakeStream(url, () => this.serve());
    this.streams.push(stream);
    return stream;
  };

  serve(): void {
    for (const stream of this.streams) {
      const open = this.streams.filter(({ readyState }) => readyState === 1).length;
      if (stream.readyState === 0 && open < this.#limit) stream.opens();
    }
  }
}

class FakeStream implements StreamSource {
  readonly url: string;
  readonly #onClosed: () => void;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(url: string, onClosed: () => void) {
    this.url = url;
    this.#onClosed = onClosed;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  close(): void {
    const wasOpen = this.readyState === 1;
    this.readyState = 2;
    if (wasOpen) this.#onClosed();
  }
}

/** A lab whose time goes on only when it is told to. */
function setUp(ask: (url: string) => Promise<number>) {
  const stop = new AbortController();
  const browser = new FakeBrowser(6);
  let nowMs = 0;
  let timers: { readonly dueMs: number; readonly callback: () => void }[] = [];
  let report: LimitReport = noReport;
  const setting = {
    labs: ['http://a', 'http://b'] as const,
    session: 's',
    run: 1,
    via: 'direct',
    clockOffsetUs: 0,
    parameters: {},
  };
  const lab = createLabApi(setting as Parameters<typeof createLabApi>[0], {
    nowMs: () => nowMs,
    startedAtMs: 0,
    signal: stop.signal,
    after: (delayMs, callback) => void timers.push({ dueMs: nowMs + delayMs, callback }),
  });
  const run = new LimitRun(lab, {
    openStream: browser.open,
    ask,
    holdMs: 4000,
    tell: (next) => (report = next),
  });
  /** Goes on by steps, and lets promises settle in between. */
  const advance = async (forMs: number): Promise<void> => {
    for (const endMs = nowMs + forMs; nowMs < endMs;) {
      nowMs += 50;
      const due = timers.filter(({ dueMs }) => dueMs <= nowMs);
      timers = timers.filter(({ dueMs }) => dueMs > nowMs);
      for (const { callback } of due) callback();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { stop, browser, run, advance, report: () => report };
}

const pending = (): Promise<number> => new Promise(() => undefined);
const statesOf = ({ streams }: LimitReport) => streams.map(({ state }) => state);

test('six streams open, two wait, and a request to the same origin waits with them', async () => {
  const { stop, browser, run, advance, report } = setUp((url) =>
    url.startsWith('http://b') ? Promise.resolve(200) : pending(),
  );
  const shown = run.show();
  browser.serve();
  await advance(3000);
  assert.equal(statesOf(report()).filter((state) => state === 'OPEN').length, 6);
  assert.deepEqual(statesOf(report()).slice(6), ['CONNECTING', 'CONNECTING']);
  assert.equal(limitWords(report()), '6 of 8 are open.');
  assert.match(report().sameOrigin.words ?? '', /^no answer within 1500 ms/);
  assert.match(report().otherOrigin.words ?? '', /^answered 200 after \d+ ms$/);
  stop.abort();
  await assert.rejects(shown);
  assert.ok(statesOf(report()).every((state) => state === 'CLOSED'));
});

test('a stream that is closed lets the next one open', async () => {
  const { browser, run, advance, report, stop } = setUp(pending);
  const shown = run.show();
  browser.serve();
  await advance(500);
  run.close(0);
  assert.equal(report().streams[0]?.state, 'CLOSED');
  assert.equal(report().streams[6]?.state, 'OPEN');
  assert.ok((report().streams[6]?.openedAtMs ?? 0) >= 500);
  stop.abort();
  await assert.rejects(shown);
});

test('after its time everything is closed, and the waiting request is given up', async () => {
  const { browser, run, advance, report } = setUp(pending);
  const shown = run.show();
  browser.serve();
  await advance(5500);
  await shown;
  assert.ok(browser.streams.every(({ readyState }) => readyState === 2));
  assert.equal(limitWords(report()), 'All are closed: every connection is free again.');
});

test('every stream has an address of its own: a browser joins identical requests', async () => {
  const { browser, run, stop } = setUp(pending);
  const shown = run.show();
  assert.equal(new Set(browser.streams.map(({ url }) => url)).size, 8);
  stop.abort();
  await assert.rejects(shown);
});

test('a report comes back from a trace as it was', () => {
  assert.deepEqual(readLimitReport(JSON.parse(JSON.stringify(noReport))), noReport);
  assert.throws(() => readLimitReport({ streams: [{ state: 'HALF' }] }), TypeError);
});
