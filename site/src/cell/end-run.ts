/** Stop: asks the cell to end, then makes it end. */
import type { CellPlace } from './cell-message.ts';
import type { CellSession } from './cell-session.ts';
import type { ControlPort, RunnerFrame } from './runner-frame.ts';

export interface EndableRun {
  readonly runs: CellPlace;
  readonly frame: RunnerFrame;
  readonly control: ControlPort;
  readonly session: CellSession;
}

export interface EndingRun {
  /** Stops waiting, and hands the run back to whoever ends it by other means. */
  cancel(): EndableRun;
}

/** Time for `lab.onStop` functions, then for the frame to answer. */
const graceMs = 30;
const answerMs = 250;

/**
 * Calls back once the cell is gone. `reusable` is false if the frame must go too: a document that ran a cell
 * cannot run another, and a frame that does not answer is hung.
 */
export function endRun(run: EndableRun, onEnd: (reusable: boolean) => void): EndingRun {
  const finish = (reusable: boolean): void => {
    clearTimeout(timer);
    run.control.listen(() => undefined);
    run.session.close();
    onEnd(reusable);
  };
  const timer = setTimeout(() => finish(false), graceMs + answerMs);
  run.control.listen((message) => {
    if (message.type === 'stopped') finish(run.runs === 'worker');
  });
  run.session.askToStop();
  run.control.post({ type: 'stop', graceMs });
  return {
    cancel: () => {
      clearTimeout(timer);
      return run;
    },
  };
}
