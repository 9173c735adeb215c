/**
 * Watches what a cell has started and not ended: timers, requests, streams, connections. It decides when the page
 * may say "finished"; a cell whose work it cannot see (an answer to postMessage, say) is only called so too early.
 */

/** Patches the realm, and tells if anything is known to be open. */
export function trackActivity(scope: typeof globalThis): () => boolean {
  const waiting = { count: 0 };
  const objects = trackObjects(scope);
  const timers = trackTimers(scope);
  trackPromises(scope, waiting);
  return () => waiting.count > 0 || timers.size > 0 || objects.some((isOpen) => isOpen());
}

function trackTimers(scope: typeof globalThis): ReadonlySet<number> {
  const timers = new Set<number>();
  const setTimer = scope.setTimeout.bind(scope);
  const setRepeating = scope.setInterval.bind(scope);
  const clearTimer = scope.clearTimeout.bind(scope);
  const clear = (id?: number): void => {
    if (id !== undefined) timers.delete(id);
    clearTimer(id);
  };
  const start = (handler: () => void, delayMs?: number, ...values: unknown[]): number => {
    const run = (): void => {
      timers.delete(id);
      Reflect.apply(handler, scope, values);
    };
    const id = Number(setTimer(run, delayMs));
    timers.add(id);
    return id;
  };
  const repeat = (handler: () => void, periodMs?: number, ...values: unknown[]): number => {
    const id = Number(setRepeating(handler, periodMs, ...values));
    timers.add(id);
    return id;
  };
  Object.assign(scope, {
    setTimeout: start,
    setInterval: repeat,
    clearTimeout: clear,
    clearInterval: clear,
  });
  return timers;
}

const promising: readonly (readonly [string, readonly string[]])[] = [
  ['Response', ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData']],
  ['ReadableStreamDefaultReader', ['read']],
  ['ReadableStreamBYOBReader', ['read']],
  ['ReadableStream', ['pipeTo']],
];

function trackPromises(scope: typeof globalThis, waiting: { count: number }): void {
  countPromises(scope, 'fetch', waiting);
  for (const [className, methods] of promising) {
    const prototype = prototypeOf(scope, className);
    if (prototype === null) continue;
    for (const method of methods) countPromises(prototype, method, waiting);
  }
  const streams = prototypeOf(scope, 'ReadableStream');
  if (streams !== null) trackIteration(streams, waiting);
}

function prototypeOf(scope: object, className: string): object | null {
  const constructor: unknown = Reflect.get(scope, className);
  return typeof constructor === 'function' ? (constructor.prototype as object) : null;
}

function countPromises(owner: object, method: string, waiting: { count: number }): void {
  const original: unknown = Reflect.get(owner, method);
  if (typeof original !== 'function') return;
  const counted = function (this: unknown, ...values: unknown[]): unknown {
    const result: unknown = Reflect.apply(original, this, values);
    count(result, waiting);
    return result;
  };
  Reflect.set(owner, method, counted);
}

function count(result: unknown, waiting: { count: number }): void {
  if (!(result instanceof Promise)) return;
  waiting.count += 1;
  const settle = (): void => {
    waiting.count -= 1;
  };
  // A branch of its own: the cell's rejection stays unhandled if the cell does not handle it.
  result.then(settle, settle);
}

/** `for await (const chunk of stream)` reads without a reader that script can see. */
function trackIteration(prototype: object, waiting: { count: number }): void {
  for (const key of ['values', Symbol.asyncIterator] as const) {
    const original: unknown = Reflect.get(prototype, key);
    if (typeof original !== 'function') continue;
    const counted = function (this: unknown, ...values: unknown[]): unknown {
      const iterator = Reflect.apply(original, this, values) as AsyncIterator<unknown>;
      countPromises(iterator, 'next', waiting);
      return iterator;
    };
    Reflect.set(prototype, key, counted);
  }
}

const openTests: readonly (readonly [string, (opened: object) => boolean])[] = [
  ['EventSource', (opened) => Reflect.get(opened, 'readyState') !== 2],
  ['WebSocket', (opened) => Reflect.get(opened, 'readyState') !== 3],
  ['XMLHttpRequest', (opened) => [1, 2, 3].includes(Number(Reflect.get(opened, 'readyState')))],
  ['RTCPeerConnection', (opened) => Reflect.get(opened, 'signalingState') !== 'closed'],
  ['Worker', () => true],
];

function trackObjects(scope: typeof globalThis): (() => boolean)[] {
  const tests: (() => boolean)[] = [];
  for (const [className, isOpen] of openTests) {
    const original: unknown = Reflect.get(scope, className);
    if (typeof original !== 'function') continue;
    // A Proxy keeps name, prototype, constants and instanceof.
    const tracked = new Proxy(original, {
      construct(target, values, newTarget): object {
        const opened = Reflect.construct(target, values, newTarget) as object;
        for (let index = tests.length - 1; index >= 0; index -= 1) {
          if (tests[index]?.() === false) tests.splice(index, 1);
        }
        tests.push(() => isOpen(opened));
        return opened;
      },
    });
    Reflect.set(scope, className, tracked);
  }
  return tests;
}
