/** Connects one press of Check to the page: the runner, the lab server, a real EventSource. */
import type { CellRunner } from '../cell/cell-run.ts';
import type { PageServices } from '../lab/page-services.ts';
import { effect } from '@preact/signals';
import { AttemptError, createAttemptClient } from './attempt-client.ts';
import { collectEvents, typesOf } from './collect-events.ts';
import type { RoundReport } from './rounds.ts';
import { runAttempt, type JudgedAttempt } from './run-attempt.ts';

/** A verdict, or the sentence that says why there is none. */
export type CheckOutcome = JudgedAttempt | { readonly problem: string };

export interface CheckInput {
  readonly services: PageServices;
  readonly runner: CellRunner | null;
  readonly source: { readonly code: string; readonly stripped: string | undefined };
  readonly exercise: string;
  readonly tell: (rounds: readonly RoundReport[]) => void;
}

/** Time for the student's module to load, in milliseconds. */
const loadMs = 8000;

export async function checkCode(input: CheckInput): Promise<CheckOutcome> {
  const { services, runner, source, exercise, tell } = input;
  const session = services.lab.session.peek();
  if (runner === null || session === null) {
    return { problem: 'The lab server does not answer yet. Check again in a moment.' };
  }
  runner.run({
    ...source,
    fileName: 'answer.ts',
    runs: 'worker',
    labs: session.labs,
    session: session.id,
    run: services.nextRun(),
    via: 'direct',
    clockOffsetUs: null,
  });
  const started = await untilStarted(runner);
  if (!started) {
    runner.stop();
    return { problem: 'Your code did not start: see the console for the reason.' };
  }
  try {
    const judged = await runAttempt(
      {
        client: createAttemptClient(services.labBase),
        call: (exportName, value) => runner.call(exportName, [value]),
        listen: ({ url, input: round }) =>
          collectEvents(new EventSource(url), typesOf(round), after),
        after,
        tell,
      },
      exercise,
      session.id,
    );
    return judged;
  } catch (error) {
    if (error instanceof AttemptError) return { problem: error.message };
    return { problem: 'The lab server was lost during the check. Check again.' };
  } finally {
    runner.stop();
  }
}

function after(delayMs: number, callback: () => void): void {
  setTimeout(callback, delayMs);
}

function untilStarted(runner: CellRunner): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), loadMs);
    const dispose = effect(() => {
      const state = runner.state.value;
      if (state === 'idle' || state === 'loading') return;
      clearTimeout(timer);
      resolve(state === 'running' || state === 'finished');
      queueMicrotask(() => dispose());
    });
  });
}
