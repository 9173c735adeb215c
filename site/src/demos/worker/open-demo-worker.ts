/** The page's side of a demo's worker: one per run, which Stop ends together with all its connections. */
import type { LabSetting } from '../../cell/cell-message.ts';
import type { WorkerToPageMessage, PageToWorkerMessage } from './worker-message.ts';

/** The part of a Worker that is used; tests pass their own. */
export interface WorkerHandle {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: PageToWorkerMessage, transfer: Transferable[]): void;
  terminate(): void;
}

export interface WorkerRun {
  readonly setting: LabSetting;
  /** Aborts at Stop. */
  readonly signal: AbortSignal;
  /** The page's clock. */
  readonly performance: Pick<Performance, 'now' | 'timeOrigin'>;
  /** The page's `performance.now()` when the run began. */
  readonly startedAtMs: number;
}

export interface DemoWorker {
  /**
   * Has `name` done with `input`. Resolves at its end; rejects with an Error when it failed, and with the signal's
   * reason at Stop.
   */
  call(name: string, input: unknown, onTold: (value: unknown) => void): Promise<void>;
  /** Ends the worker. */
  close(): void;
}

interface OpenCall {
  readonly onTold: (value: unknown) => void;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Resolves when the worker is there; rejects when it cannot be loaded. */
export function openDemoWorker(worker: WorkerHandle, run: WorkerRun): Promise<DemoWorker> {
  const { setting, signal, startedAtMs, performance } = run;
  const calls = new Map<number, OpenCall>();
  let last = 0;
  const close = (reason: unknown): void => {
    worker.terminate();
    for (const { reject } of calls.values()) reject(reason);
    calls.clear();
  };
  const opened: DemoWorker = {
    call: (name, input, onTold) =>
      new Promise((resolve, reject) => {
        last += 1;
        calls.set(last, { onTold, resolve, reject });
        worker.postMessage({ type: 'call', call: last, name, input }, []);
      }),
    close: () => close(new Error('The run is over.')),
  };
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown): void => {
      close(reason);
      reject(reason);
    };
    if (signal.aborted) return fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    worker.onerror = () => fail(new Error('The worker of this demo could not be loaded: reload.'));
    worker.onmessage = ({ data }) => {
      const message = data as WorkerToPageMessage;
      if (message.type === 'ready') resolve(opened);
      else settle(calls, message);
    };
    const hostNowMs = performance.now();
    const hostTimeOriginMs = performance.timeOrigin;
    const start = { type: 'start', setting, startedAtMs, hostNowMs, hostTimeOriginMs } as const;
    worker.postMessage(start, []);
  });
}

function settle(
  calls: Map<number, OpenCall>,
  message: Exclude<WorkerToPageMessage, { readonly type: 'ready' }>,
): void {
  const call = calls.get(message.call);
  if (message.type === 'told') return call?.onTold(message.value);
  calls.delete(message.call);
  if (message.problem === null) call?.resolve();
  else call?.reject(new Error(message.problem));
}
