/** The worker's side: runs what the page asks for, each with the lab of the run. */
import { createHostClock, type LocalClock } from '../../cell/guest/host-clock.ts';
import { createLabApi, type LabApi } from '../../cell/lab-api.ts';
import type {
  WorkerCall,
  WorkerStart,
  WorkerToPageMessage,
  PageToWorkerMessage,
} from './worker-message.ts';

/** The part of a worker's global scope that is used; tests pass their own. */
export interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: WorkerToPageMessage, transfer: Transferable[]): void;
}

/** One kind of work: tells as it goes on, and settles at its end. */
export type DemoWork = (
  lab: LabApi,
  input: unknown,
  tell: (value: unknown) => void,
) => Promise<void>;

/** By name. Stop ends the worker as a whole, so the signal of the lab never aborts here. */
export function serveDemoWorker(
  scope: WorkerScope,
  works: Readonly<Record<string, DemoWork>>,
  clock: LocalClock,
): void {
  let lab: LabApi | null = null;
  scope.addEventListener('message', ({ data }) => {
    const message = data as PageToWorkerMessage;
    if (message.type === 'start') {
      lab = labOf(message, clock);
      scope.postMessage({ type: 'ready' }, []);
    } else if (lab !== null) void serve(scope, works[message.name], lab, message);
  });
}

async function serve(
  scope: WorkerScope,
  work: DemoWork | undefined,
  lab: LabApi,
  { call, name, input }: WorkerCall,
): Promise<void> {
  try {
    if (work === undefined) throw new Error(`Nobody does “${name}”.`);
    await work(lab, input, (value) => scope.postMessage({ type: 'told', call, value }, []));
    scope.postMessage({ type: 'ended', call, problem: null }, []);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    scope.postMessage({ type: 'ended', call, problem }, []);
  }
}

function labOf(start: WorkerStart, clock: LocalClock): LabApi {
  return createLabApi(start.setting, {
    nowMs: createHostClock(start, clock),
    startedAtMs: start.startedAtMs,
    signal: new AbortController().signal,
    after: (delayMs, callback) => void setTimeout(callback, delayMs),
  });
}
