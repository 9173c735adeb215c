/**
 * A page's stay at the lab server: one session, one channel, one clock. It survives restarts and expiry:
 * it reconnects with jitter, takes a new session, keeps every byte shown, and says so.
 */
import { signal } from '@preact/signals';
import {
  channelCloseCode,
  type FeedMessage,
  type LimitMessage,
  type ServerToPageMessage,
} from '@wireside/labs-server/wire/channel-message.ts';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import { createChannelClient, type ChannelClient, type ChannelSocket } from './channel-client.ts';
import type { Health, LabSession, SessionAnswer } from './health.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';
import { TimeLine } from './time-line.ts';

export type LabStatus = 'idle' | 'checking' | 'online' | 'reconnecting' | 'offline';

/** Where the records go. */
export interface RecordSink {
  append(records: readonly WireRecord[]): void;
  gap(afterSequence: number, nextSequence: number): void;
  /** Another session follows: sequence and connection numbers begin anew. */
  beginSession(): void;
}

/** What the stay needs of the world; tests pass fakes. */
export interface PageLabEnvironment {
  readonly siteVersion: string;
  readonly askHealth: () => Promise<Health | null>;
  readonly askSession: () => Promise<SessionAnswer>;
  readonly openSocket: (url: string) => ChannelSocket;
  /** The page's monotonic clock, in milliseconds. */
  readonly nowMs: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly after: (delayMs: number, callback: () => void) => void;
}

/** What belongs to one session, and goes with it. */
interface Stay {
  readonly session: LabSession;
  lastSequence: number;
}

const clockRounds = 8;
const clockRoundMs = 40;

/** A missing lab server is asked for at most this often. */
const quietMs = 10_000;

const lostNotice =
  'The connection to the lab server was lost. Your code and the bytes shown stay; the page reconnects by itself.';
const newSessionNotice =
  'The lab server gave this page a new session. Your code and the bytes shown stay; press Run to go on.';

export class PageLab {
  readonly status = signal<LabStatus>('idle');
  readonly session = signal<LabSession | null>(null);
  /** One sentence about what happened to the server or the session; null when all is well. */
  readonly notice = signal<string | null>(null);
  readonly feeds = signal<ReadonlyMap<number, FeedMessage>>(new Map());
  readonly limits = signal<ReadonlyMap<number, LimitMessage>>(new Map());
  readonly timeLine: TimeLine;
  readonly #environment: PageLabEnvironment;
  readonly #sink: RecordSink;
  readonly #watchedRuns = new Set<number>();
  #stay: Stay | null = null;
  #channel: ChannelClient | null = null;
  #attempt = 0;
  #askAgainAtMs = 0;

  constructor(environment: PageLabEnvironment, sink: RecordSink) {
    this.#environment = environment;
    this.#sink = sink;
    this.timeLine = new TimeLine(environment.nowMs);
  }

  /** Connects, unless it is connected or trying already. Offline, it asks again quietly, and not too often. */
  connect(): void {
    const status = this.status.peek();
    const nowMs = this.#environment.nowMs();
    if (status !== 'idle' && (status !== 'offline' || nowMs < this.#askAgainAtMs)) return;
    this.#askAgainAtMs = nowMs + quietMs;
    if (status === 'idle') this.status.value = 'checking';
    void this.#begin();
  }

  /** Starts or stops the messages about one run's feed. */
  watchFeed(run: number, on: boolean): void {
    if (on) this.#watchedRuns.add(run);
    else this.#watchedRuns.delete(run);
    this.#channel?.send({ type: 'watch-feed', run, on });
  }

  /** A run began: who pressed Run has read that there is a new session. */
  runBegan(): void {
    if (this.notice.peek() === newSessionNotice) this.notice.value = null;
  }

  async #begin(): Promise<void> {
    const health = await this.#environment.askHealth();
    if (health === null) {
      if (this.#stay === null) this.status.value = 'offline';
      else this.#retry();
      return;
    }
    if (health.version !== this.#environment.siteVersion) {
      this.notice.value = `These pages are version ${this.#environment.siteVersion}, the lab server is ${health.version}: some demos may not work.`;
    }
    if (this.#stay === null || this.session.value === null) await this.#takeSession();
    else this.#openChannel(this.#stay);
  }

  #retry(waitMs?: number): void {
    this.status.value = 'reconnecting';
    const { after, random } = this.#environment;
    const delayMs = waitMs ?? reconnectDelayMs(this.#attempt, random());
    this.#attempt += 1;
    after(delayMs, () => void this.#begin());
  }

  async #takeSession(): Promise<void> {
    const answer = await this.#environment.askSession();
    if (!('session' in answer)) {
      this.notice.value = answer.refusal;
      return this.#retry(answer.retryAfterMs);
    }
    if (this.#stay !== null) {
      this.notice.value = newSessionNotice;
      this.#sink.beginSession();
    }
    this.#stay = { session: answer.session, lastSequence: 0 };
    this.session.value = answer.session;
    this.#openChannel(this.#stay);
  }

  #openChannel(stay: Stay): void {
    const socket = this.#environment.openSocket(stay.session.channel);
    this.#channel = createChannelClient(socket, {
      onOpen: () => this.#onOpen(stay),
      onRecords: (records) => this.#onRecords(stay, records),
      onMessage: (message) => this.#onMessage(message),
      onClose: (code) => this.#onClose(code),
    });
  }

  #onOpen(stay: Stay): void {
    this.#attempt = 0;
    this.status.value = 'online';
    if (this.notice.value === lostNotice) this.notice.value = null;
    for (let id = 1; id <= clockRounds; id += 1) {
      this.#environment.after((id - 1) * clockRoundMs, () => this.#askClock(id));
    }
    this.#channel?.send({ type: 'observe', afterSequence: stay.lastSequence });
    for (const run of this.#watchedRuns) this.#channel?.send({ type: 'watch-feed', run, on: true });
  }

  #askClock(id: number): void {
    this.timeLine.onAsked(id);
    this.#channel?.send({ type: 'clock', id });
  }

  #onRecords(stay: Stay, records: readonly WireRecord[]): void {
    const { shiftUs } = this.timeLine;
    const moved = records.map((record) => ({ ...record, timeUs: record.timeUs + shiftUs }));
    stay.lastSequence = records.at(-1)?.sequence ?? stay.lastSequence;
    this.#sink.append(moved);
  }

  #onMessage(message: ServerToPageMessage): void {
    switch (message.type) {
      case 'welcome':
        return this.timeLine.onWelcome(message.serverTimeUs);
      case 'clock':
        return this.timeLine.onAnswered(message.id, message.serverTimeUs);
      case 'gap':
        return this.#sink.gap(message.afterSequence, message.nextSequence);
      case 'feed':
        this.feeds.value = new Map(this.feeds.value).set(message.run, message);
        return;
      case 'limit':
        this.limits.value = new Map(this.limits.value).set(message.run, message);
        return;
      case 'session-end':
        this.notice.value = message.detail;
    }
  }

  #onClose(code: number): void {
    this.#channel = null;
    const sessionEnded =
      code === channelCloseCode.unknownSession || code === channelCloseCode.sessionEnded;
    if (sessionEnded) this.session.value = null;
    else this.notice.value = lostNotice;
    this.#retry();
  }
}
