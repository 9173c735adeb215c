/**
 * The six-connection limit, shown on purpose: eight streams to one origin, then one more request there and elsewhere.
 * Whoever closes a stream meanwhile sees the next one in the queue open.
 */
import type { LabApi } from '../../cell/lab-api.ts';
import {
  noReport,
  stuckMs,
  type LimitReport,
  type RequestReport,
  type StreamReport,
  type StreamState,
} from './limit-report.ts';

/** The part of EventSource that is used; tests pass their own. */
export interface StreamSource {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
}

export interface LimitWorld {
  readonly openStream: (url: string) => StreamSource;
  /** Resolves with the status of the answer. */
  readonly ask: (url: string, signal: AbortSignal) => Promise<number>;
  /** How long the streams are shown, in milliseconds. */
  readonly holdMs: number;
  readonly tell: (report: LimitReport) => void;
}

/** By `readyState`. */
const states: readonly StreamState[] = ['CONNECTING', 'OPEN', 'CLOSED'];

/** How often the picture is brought up to date, in milliseconds. */
const tickMs = 250;

/** When the two requests follow the streams, in milliseconds. */
const requestsAtMs = 1000;

export class LimitRun {
  readonly #lab: LabApi;
  readonly #world: LimitWorld;
  #sources: readonly StreamSource[] = [];
  #report: LimitReport = noReport;

  constructor(lab: LabApi, world: LimitWorld) {
    this.#lab = lab;
    this.#world = world;
  }

  /** Runs until Stop, or until the streams have been shown for `holdMs`; then everything is closed. */
  async show(): Promise<void> {
    const { openStream, holdMs } = this.#world;
    const over = new AbortController();
    const urls = noReport.streams.map((_, index) =>
      this.#lab.url('/server-sent-events/held', { seconds: 60 + index }),
    );
    this.#sources = urls.map(openStream);
    for (const source of this.#sources) source.onopen = source.onerror = () => this.#look();
    try {
      this.#look();
      await this.#watch(requestsAtMs);
      const signal = AbortSignal.any([this.#lab.signal, over.signal]);
      void this.#oneMore('sameOrigin', 'a', signal);
      void this.#oneMore('otherOrigin', 'b', signal);
      await this.#watch(holdMs);
    } finally {
      over.abort();
      for (const source of this.#sources) source.close();
      this.#look();
    }
  }

  /** Closes one stream, from 0; its connection becomes free. */
  close(index: number): void {
    this.#sources[index]?.close();
    this.#look();
  }

  async #watch(forMs: number): Promise<void> {
    const endMs = this.#lab.now() + forMs;
    while (this.#lab.now() < endMs) {
      await this.#lab.sleep(tickMs);
      this.#look();
    }
  }

  #look(): void {
    const atMs = this.#lab.now();
    const streams = this.#sources.map(({ readyState }, index) =>
      nextStream(this.#report.streams[index], states[readyState] ?? 'CLOSED', atMs),
    );
    this.#tell({ streams });
  }

  async #oneMore(
    which: 'sameOrigin' | 'otherOrigin',
    origin: 'a' | 'b',
    signal: AbortSignal,
  ): Promise<void> {
    const askedAtMs = this.#lab.now();
    const change = (part: Partial<RequestReport>): void =>
      this.#tell({ [which]: { ...this.#report[which], ...part } });
    change({ askedAtMs, words: 'asked' });
    void this.#lab.sleep(stuckMs).then(
      () => {
        if (this.#report[which].endedAtMs === null) change({ words: stuckWords });
      },
      () => undefined,
    );
    try {
      const status = await this.#world.ask(
        this.#lab.url('/polling/latest', {}, { origin }),
        signal,
      );
      const nowMs = this.#lab.now();
      const words = `answered ${status} after ${Math.round(nowMs - askedAtMs)} ms`;
      change({ openedAtMs: nowMs, endedAtMs: nowMs, words });
    } catch {
      const { words } = this.#report[which];
      change({
        endedAtMs: this.#lab.now(),
        words: words === stuckWords ? givenUpWords : 'stopped',
      });
    }
  }

  #tell(change: Partial<LimitReport>): void {
    this.#report = { ...this.#report, ...change, atMs: this.#lab.now() };
    this.#world.tell(this.#report);
  }
}

const stuckWords = `no answer within ${stuckMs} ms: it waits for a free connection`;
const givenUpWords = `${stuckWords}, until the end`;

function nextStream(
  before: StreamReport | undefined,
  state: StreamState,
  atMs: number,
): StreamReport {
  const known = before ?? noReport.streams[0];
  const { askedAtMs = null, openedAtMs = null, endedAtMs = null } = known ?? {};
  return {
    state,
    askedAtMs: askedAtMs ?? atMs,
    openedAtMs: openedAtMs ?? (state === 'OPEN' ? atMs : null),
    endedAtMs: endedAtMs ?? (state === 'CLOSED' ? atMs : null),
  };
}
