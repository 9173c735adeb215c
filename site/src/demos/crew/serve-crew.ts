/** The crew's side: runs what the page asks for, each with the lab of the run. */
import { createHostClock, type LocalClock } from '../../cell/guest/host-clock.ts';
import { createLabApi, type LabApi } from '../../cell/lab-api.ts';
import type { CrewCall, CrewStart, CrewToPageMessage, PageToCrewMessage } from './crew-message.ts';

/** The part of a worker's global scope that is used; tests pass their own. */
export interface CrewScope {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: CrewToPageMessage, transfer: Transferable[]): void;
}

/** One kind of work: tells as it goes on, and settles at its end. */
export type CrewWork = (
  lab: LabApi,
  input: unknown,
  tell: (value: unknown) => void,
) => Promise<void>;

/** By name. Stop ends the worker as a whole, so the signal of the lab never aborts here. */
export function serveCrew(
  scope: CrewScope,
  works: Readonly<Record<string, CrewWork>>,
  clock: LocalClock,
): void {
  let lab: LabApi | null = null;
  scope.addEventListener('message', ({ data }) => {
    const message = data as PageToCrewMessage;
    if (message.type === 'start') {
      lab = labOf(message, clock);
      scope.postMessage({ type: 'ready' }, []);
    } else if (lab !== null) void serve(scope, works[message.name], lab, message);
  });
}

async function serve(
  scope: CrewScope,
  work: CrewWork | undefined,
  lab: LabApi,
  { call, name, input }: CrewCall,
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

function labOf(start: CrewStart, clock: LocalClock): LabApi {
  return createLabApi(start.setting, {
    nowMs: createHostClock(start, clock),
    startedAtMs: start.startedAtMs,
    signal: new AbortController().signal,
    after: (delayMs, callback) => void setTimeout(callback, delayMs),
  });
}
