/** One page's channel: records by sequence number, clock readings, notices. It never waits for a slow page. */
import type { WebSocket } from 'ws';
import type { PageToServerMessage, ServerToPageMessage } from '../../wire/channel-message.ts';
import { channelCloseCode } from '../../wire/channel-message.ts';
import { version } from '../../wire/version.ts';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { Clock } from '../labs/lab.ts';
import type { Release, Session, SessionEndCode, SessionEndListener } from '../sessions/session.ts';
import { parsePageMessage } from './page-message.ts';

export interface ChannelServices {
  readonly clock: Clock;
  readonly feeds: FeedRegistry;
  readonly idleExpiryMs: number;
}

/** While more bytes than this wait in the socket, nothing is sent: the log forgets, and the page gets a gap. */
export const maxBufferedBytes = 1024 * 1024;
const batchBytes = 256 * 1024;
const maxWatchedFeeds = 8;

const endDetail: Readonly<Record<SessionEndCode, string>> = {
  expired: 'The session was idle for too long and expired. The page can take a new one.',
  deleted: 'The session was deleted.',
  'server-stopping': 'The lab server stops.',
};

export class Channel implements SessionEndListener {
  readonly #socket: WebSocket;
  readonly #session: Session;
  readonly #services: ChannelServices;
  readonly #watched = new Map<number, () => void>();
  readonly #releases: Release[];
  /** Null until the page observes. */
  #afterSequence: number | null = null;
  #answeredPing = true;

  /** The channel is counted among the session's already; `release` gives its place back. */
  constructor(socket: WebSocket, session: Session, services: ChannelServices) {
    this.#socket = socket;
    this.#session = session;
    this.#services = services;
    this.#releases = [session.pin(), session.onLimit((message) => this.#send(message))];
    session.onEnd(this);
    socket.on('pong', () => {
      this.#answeredPing = true;
    });
    socket.on('message', (data, isBinary) => this.#receive(isBinary ? '' : String(data)));
    this.#send({
      type: 'welcome',
      session: session.id,
      version,
      serverTimeUs: services.clock.monotonicUs(),
      idleExpiryMs: services.idleExpiryMs,
    });
  }

  /** Sends what the log has and the page has not, if the socket can take it. Called every few milliseconds. */
  pull(): void {
    const after = this.#afterSequence;
    if (after === null || after >= this.#session.log.lastSequence || this.#isSlow) return;
    const batch = this.#session.log.readAfter(after, batchBytes);
    if (batch.gapBefore !== null) {
      this.#send({ type: 'gap', afterSequence: after, nextSequence: batch.gapBefore });
    }
    if (batch.bytes.length > 0) this.#socket.send(batch.bytes);
    this.#afterSequence = batch.lastSequence;
  }

  /** Asks whether the page still lives; one that did not answer the last time is cut. */
  ping(): void {
    if (!this.#answeredPing) {
      this.#socket.terminate();
      return;
    }
    this.#answeredPing = false;
    this.#socket.ping();
  }

  /** The socket is closed: gives everything back. */
  release(): void {
    for (const stop of this.#watched.values()) stop();
    for (const release of this.#releases) release();
    this.#watched.clear();
    this.#session.offEnd(this);
    this.#session.uncount('channels');
  }

  sessionEnded(code: SessionEndCode): void {
    this.pull();
    this.#send({ type: 'session-end', code, detail: endDetail[code] });
    this.#socket.close(channelCloseCode.sessionEnded, code);
  }

  get #isSlow(): boolean {
    return this.#socket.bufferedAmount > maxBufferedBytes;
  }

  #receive(text: string): void {
    const message = parsePageMessage(text);
    if (message === null) {
      this.#socket.close(channelCloseCode.badMessage, 'not a message of the channel');
      return;
    }
    this.#session.touch();
    this.#obey(message);
  }

  #obey(message: PageToServerMessage): void {
    switch (message.type) {
      case 'observe':
        this.#afterSequence = message.afterSequence;
        this.pull();
        return;
      case 'clock': {
        const serverTimeUs = this.#services.clock.monotonicUs();
        this.#send({ type: 'clock', id: message.id, serverTimeUs });
        return;
      }
      case 'watch-feed':
        this.#watch(message.run, message.on);
    }
  }

  #watch(run: number, on: boolean): void {
    this.#watched.get(run)?.();
    this.#watched.delete(run);
    if (!on) return;
    const [eldest] = this.#watched;
    if (this.#watched.size >= maxWatchedFeeds && eldest !== undefined) {
      eldest[1]();
      this.#watched.delete(eldest[0]);
    }
    const tell = (message: ServerToPageMessage): void => this.#send(message);
    this.#watched.set(run, this.#services.feeds.observe(this.#session.id, run, tell));
  }

  #send(message: ServerToPageMessage): void {
    if (!this.#isSlow) this.#socket.send(JSON.stringify(message));
  }
}
