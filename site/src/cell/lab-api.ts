/** `lab`, as a cell sees it. Its types for the editor are written by `lab-api-types.ts`; a test holds them together. */
import type { LabParameter, LabSetting } from './cell-message.ts';

export interface LabUrlOptions {
  /** `a` unless told: lab B is the same server on a second origin. */
  readonly origin?: 'a' | 'b';
}

export interface LabApi {
  url(
    path: string,
    parameters?: Readonly<Record<string, LabParameter | null | undefined>>,
    options?: LabUrlOptions,
  ): string;
  sleep(delayMs: number): Promise<void>;
  readonly signal: AbortSignal;
  now(): number;
  sharedClockUs(): number;
  onStop(callback: () => void): void;
  readonly parameters: Readonly<Record<string, LabParameter>>;
}

/** What `lab` needs of the world. `nowMs` is the host page's `performance.now()`. */
export interface LabApiWorld {
  readonly nowMs: () => number;
  readonly startedAtMs: number;
  readonly signal: AbortSignal;
  readonly after: (delayMs: number, callback: () => void) => void;
}

export function createLabApi(setting: LabSetting, world: LabApiWorld): LabApi {
  return Object.freeze({
    url: (path: string, parameters = {}, options: LabUrlOptions = {}) =>
      labUrl(setting, path, parameters, options),
    sleep: (delayMs: number) => sleep(world, delayMs),
    signal: world.signal,
    now: () => world.nowMs() - world.startedAtMs,
    sharedClockUs: () => sharedClockUs(setting, world.nowMs()),
    onStop: (callback: () => void) =>
      world.signal.addEventListener('abort', () => callback(), { once: true }),
    parameters: Object.freeze({ ...setting.parameters }),
  } satisfies LabApi);
}

function labUrl(
  setting: LabSetting,
  path: string,
  parameters: Readonly<Record<string, LabParameter | null | undefined>>,
  options: LabUrlOptions,
): string {
  if (setting.labs === null || setting.session === null) {
    throw new Error(
      'lab.url has no server to point at: no lab server is connected. Start one with "npm start".',
    );
  }
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new TypeError(
      `lab.url wants a path that begins with "/", such as '/server-sent-events/clock', but got ${JSON.stringify(path)}.`,
    );
  }
  const base = setting.labs[options.origin === 'b' ? 1 : 0].replace(/\/$/, '');
  const url = new URL(`${base}/s/${setting.session}/${setting.run}${path}`);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) url.searchParams.set(name, String(value));
  }
  if (setting.via !== 'direct') url.searchParams.set('via', setting.via);
  return url.href;
}

/** Settles after `delayMs`; a Stop rejects it with the signal's reason, as the web's own APIs do. */
function sleep(world: LabApiWorld, delayMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(world.signal.reason);
    if (world.signal.aborted) return stop();
    world.signal.addEventListener('abort', stop, { once: true });
    world.after(delayMs, () => {
      world.signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}

function sharedClockUs(setting: LabSetting, nowMs: number): number {
  if (setting.clockOffsetUs === null) {
    throw new Error(
      'lab.sharedClockUs() needs a lab server: the clocks of page and server are not aligned.',
    );
  }
  return Math.round(nowMs * 1000 + setting.clockOffsetUs);
}
