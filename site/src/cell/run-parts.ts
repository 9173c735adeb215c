/** Small parts of a run: its request, its clock, its words. */
import type { CellFailure, CellRequest } from './cell-message.ts';
import type { CellRun } from './cell-run.ts';
import type { CellSessionWorld } from './cell-session.ts';
import type { ConsoleLine } from './console-lines.ts';
import { defaultFileName } from './prepare-script.ts';
import type { PositionMap } from './source-positions.ts';

export const browserTime: Pick<CellSessionWorld, 'nowMs' | 'every'> = {
  nowMs: () => performance.now(),
  every: (periodMs, callback) => {
    const timer = setInterval(callback, periodMs);
    return () => clearInterval(timer);
  },
};

export function cellRequestOf(run: CellRun, script: string): CellRequest {
  const { labs, session, via, clockOffsetUs, parameters = {} } = run;
  return {
    script,
    fileName: run.fileName ?? defaultFileName,
    place: run.runs,
    setting: { labs, session, run: run.run, via, clockOffsetUs, parameters },
    colorScheme: document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
    hostTimeOriginMs: performance.timeOrigin,
    hostNowMs: performance.now(),
  };
}

/** The failure with its places in the student's code, where the script's columns differ from it. */
export function mapFailure(failure: CellFailure, toSource: PositionMap): CellFailure {
  const { value, position } = failure;
  const frames = value.frames?.map((frame) => ({ ...frame, ...toSource(frame) }));
  return {
    ...failure,
    position: position === null ? null : toSource(position),
    value: frames === undefined ? value : { ...value, frames },
  };
}

export function failureLine(failure: CellFailure, atMs: number | null): Omit<ConsoleLine, 'id'> {
  return { kind: 'failure', atMs, values: [failure.value], position: failure.position };
}

export function silenceText(forMs: number): string {
  if (forMs === 0) return 'The cell answers again.';
  return `The cell has not answered for ${Math.round(forMs / 1000)} s. It may be in a loop without end: press Stop.`;
}
