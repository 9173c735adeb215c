/**
 * Makes the timers of this thread those of a virtual clock, for agents that bring timers of their own. Only for a worker
 * in which nothing else needs real time.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Scheduler } from './scheduler.ts';

/** What `clearTimeout` gets back; never keeps a process alive. */
class VirtualTimeout {
  readonly cancel: () => void;

  constructor(cancel: () => void) {
    this.cancel = cancel;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return false;
  }
}

function clearTimeout(timeout: unknown): void {
  if (timeout instanceof VirtualTimeout) timeout.cancel();
}

type Callback = (...values: unknown[]) => void;

interface DelayOptions {
  readonly signal?: AbortSignal;
}

/** @param current the clock of the run that is under way */
export function installVirtualTimers(current: () => Scheduler): void {
  const setTimeout = (callback: Callback, delayMs = 0, ...values: unknown[]) =>
    new VirtualTimeout(current().after(delayMs, () => callback(...values)));
  Object.assign(globalThis, {
    setTimeout,
    clearTimeout,
  });
  Date.now = () => startedAtMs + current().nowMs();
  performance.now = () => current().nowMs();
  const promises: object = createRequire(import.meta.url)('node:timers/promises');
  Object.assign(promises, {
    setTimeout: (delayMs?: number, value?: unknown, options: DelayOptions = {}) =>
      delay(current(), delayMs ?? 0, value, options),
  });
  syncBuiltinESMExports();
}

const startedAtMs = Date.now();

function delay(
  scheduler: Scheduler,
  delayMs: number,
  value: unknown,
  { signal }: DelayOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => {
      cancel();
      reject(new DOMException('The delay was aborted.', 'AbortError'));
    };
    const cancel = scheduler.after(delayMs, () => {
      signal?.removeEventListener('abort', aborted);
      resolve(value);
    });
    if (signal?.aborted === true) aborted();
    else signal?.addEventListener('abort', aborted, { once: true });
  });
}

/** Resolves when everything has happened that needs no time: callbacks, promises, and what they asked for. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
