/** Runs one cell in this realm, be it a Worker or the runner's document. A realm runs one cell in its life. */
import type { CellRequest, CellToHostMessage, HostToCellMessage } from '../cell-message.ts';
import { createLabApi } from '../lab-api.ts';
import { trackActivity } from './activity.ts';
import { failureOf, importFailureOf, reportedPosition } from './cell-failure.ts';
import { createGuestConsole, type GuestConsole } from './guest-console.ts';
import { reportMessages } from './report-messages.ts';
import { createHostClock } from './host-clock.ts';

const quietCheckMs = 100;

/** What the parts of a run share. */
interface CellRealm {
  readonly request: CellRequest;
  readonly console: GuestConsole;
  readonly nowMs: () => number;
  readonly stop: AbortController;
  readonly post: (message: CellToHostMessage) => void;
  exports: Readonly<Record<string, unknown>>;
  /** Settles when the script has been imported, or has failed: what it exports can be called then. */
  imported: Promise<void>;
}

export async function runCell(request: CellRequest, port: MessagePort): Promise<void> {
  const realm = createRealm(request, port);
  // Taken first: the runner's own timer is no activity of the cell.
  const repeat = setInterval.bind(globalThis);
  const isActive = trackActivity(globalThis);
  port.addEventListener('message', (event: MessageEvent<HostToCellMessage>) =>
    answer(realm, event.data),
  );
  port.start();
  reportFailures(realm);
  if (request.place === 'dom') {
    reportHeight(realm);
    reportMessages(globalThis, realm.post);
  }
  const startedAtMs = realm.nowMs();
  giveGlobals(realm, startedAtMs);
  realm.post({ type: 'started', atMs: startedAtMs });
  realm.imported = importScript(realm);
  await realm.imported;
  let quiet = 0;
  repeat(() => {
    realm.console.tellLeftOut();
    quiet = isActive() ? 0 : quiet + 1;
    // Twice, because one callback may start the next thing a moment later.
    if (quiet === 2) realm.post({ type: 'finished', atMs: realm.nowMs() });
  }, quietCheckMs);
}

function createRealm(request: CellRequest, port: MessagePort): CellRealm {
  const nowMs = createHostClock(request, performance);
  const post = (message: CellToHostMessage): void => port.postMessage(message, []);
  const console = createGuestConsole({ fileName: request.fileName, nowMs, post });
  return {
    request,
    console,
    nowMs,
    stop: new AbortController(),
    post,
    exports: {},
    imported: Promise.resolve(),
  };
}

function giveGlobals(realm: CellRealm, startedAtMs: number): void {
  const lab = createLabApi(realm.request.setting, {
    nowMs: realm.nowMs,
    startedAtMs,
    signal: realm.stop.signal,
    after: (delayMs, callback) => void setTimeout(callback, delayMs),
  });
  Object.assign(globalThis.console, realm.console.methods);
  Object.assign(globalThis, { lab, log: realm.console.log });
}

async function importScript(realm: CellRealm): Promise<void> {
  const { script, fileName } = realm.request;
  const source = new Blob([script, `\n//# sourceURL=${fileName}`], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  try {
    realm.exports = (await import(/* @vite-ignore */ url)) as Record<string, unknown>;
    realm.console.tellLeftOut();
    realm.post({ type: 'done', atMs: realm.nowMs(), exports: Object.keys(realm.exports) });
  } catch (thrown) {
    if (!realm.stop.signal.aborted) realm.console.fail(importFailureOf(thrown, fileName), true);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function reportFailures(realm: CellRealm): void {
  const { fileName } = realm.request;
  addEventListener('error', (event: ErrorEvent) => {
    event.preventDefault();
    // The student's script is named by its sourceURL; a blob's own name is that of `locateSyntaxError`.
    if (realm.stop.signal.aborted || event.filename.startsWith('blob:')) return;
    const thrown: unknown = event.error ?? event.message;
    realm.console.fail(failureOf(thrown, fileName, reportedPosition(event, fileName)), false);
  });
  addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
    event.preventDefault();
    if (realm.stop.signal.aborted) return;
    realm.console.fail(failureOf(event.reason, fileName, null), false);
  });
}

function reportHeight(realm: CellRealm): void {
  const tell = (): void => {
    const { body, documentElement } = document;
    const contentPx = body.scrollHeight;
    // The root's own height counts the body's margins, too.
    const { height } = documentElement.getBoundingClientRect();
    const heightPx = contentPx === 0 ? 0 : Math.ceil(Math.max(height, contentPx));
    realm.post({ type: 'height', heightPx });
  };
  new ResizeObserver(tell).observe(document.body);
}

function answer(realm: CellRealm, message: HostToCellMessage): void {
  if (message.type === 'ping') realm.post({ type: 'heartbeat', id: message.id });
  if (message.type === 'stop') {
    realm.stop.abort(new DOMException('The cell was stopped.', 'AbortError'));
  }
  if (message.type === 'call') void call(realm, message);
}

async function call(
  realm: CellRealm,
  message: Extract<HostToCellMessage, { type: 'call' }>,
): Promise<void> {
  const { id, exportName, values } = message;
  try {
    await realm.imported;
    const exported = realm.exports[exportName];
    if (typeof exported !== 'function') {
      throw new TypeError(
        `The code exports no function named ${exportName}. Write "export function ${exportName}(...)".`,
      );
    }
    const value: unknown = await Reflect.apply(exported, undefined, values);
    realm.post({ type: 'returned', id, result: { value } });
  } catch (thrown) {
    const failure = failureOf(thrown, realm.request.fileName, null);
    realm.post({ type: 'returned', id, result: { failure } });
  }
}
