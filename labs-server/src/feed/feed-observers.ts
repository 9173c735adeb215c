/** Who watches a feed: told at once, then at most once per 50 ms however fast it changes. */
import type { FeedMessage } from '../../wire/channel-message.ts';
import type { Clock } from '../labs/lab.ts';

const pauseMs = 50;

interface Watch {
  readonly session: string;
  readonly run: number;
  readonly listeners: Set<(message: FeedMessage) => void>;
  /** Ends the pause; null when the next change is told at once. */
  cancelPause: (() => void) | null;
  /** True when there was a change in the pause. */
  changed: boolean;
}

const keyOf = (session: string, run: number) => `${session}/${run}`;

export class FeedObservers {
  readonly #clock: Clock;
  readonly #snapshotOf: (session: string, run: number) => FeedMessage | null;
  readonly #watches = new Map<string, Watch>();

  /** @param snapshotOf the state of a run's feed, null when it has none */
  constructor(clock: Clock, snapshotOf: (session: string, run: number) => FeedMessage | null) {
    this.#clock = clock;
    this.#snapshotOf = snapshotOf;
  }

  observe(session: string, run: number, listener: (message: FeedMessage) => void): () => void {
    const key = keyOf(session, run);
    const watch = this.#watches.get(key) ?? {
      session,
      run,
      listeners: new Set(),
      cancelPause: null,
      changed: false,
    };
    this.#watches.set(key, watch);
    watch.listeners.add(listener);
    const message = this.#snapshotOf(session, run);
    if (message !== null) listener(message);
    return () => {
      watch.listeners.delete(listener);
      if (watch.listeners.size === 0) this.#forget(watch);
    };
  }

  /** The run's feed has changed. */
  changed(session: string, run: number): void {
    const watch = this.#watches.get(keyOf(session, run));
    if (watch === undefined) return;
    if (watch.cancelPause === null) this.#tell(watch);
    else watch.changed = true;
  }

  /** Forgets every observer of the session. */
  drop(session: string): void {
    for (const watch of this.#watches.values()) if (watch.session === session) this.#forget(watch);
  }

  #tell(watch: Watch): void {
    const message = this.#snapshotOf(watch.session, watch.run);
    if (message === null) return;
    watch.changed = false;
    watch.cancelPause = this.#clock.after(pauseMs, () => {
      watch.cancelPause = null;
      if (watch.changed) this.#tell(watch);
    });
    for (const listener of watch.listeners) listener(message);
  }

  #forget(watch: Watch): void {
    watch.cancelPause?.();
    watch.cancelPause = null;
    const key = keyOf(watch.session, watch.run);
    if (this.#watches.get(key) === watch) this.#watches.delete(key);
  }
}
