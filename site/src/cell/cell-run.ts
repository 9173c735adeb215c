/** What a bench asks of a runner and sees of it. */
import type { ReadonlySignal } from '@preact/signals';
import type { CellFailure, CellPlace, LabSetting } from './cell-message.ts';
import type { ConsoleLine } from './console-lines.ts';

/** `finished`: the code ran to its end, and nothing that it started is open any more. */
export type CellState = 'idle' | 'loading' | 'running' | 'finished' | 'stopped' | 'failed';

/** One press of Run. */
export interface CellRun extends Omit<LabSetting, 'parameters'> {
  /** TypeScript, as the student sees it. */
  readonly code: string;
  /** The same code without types, made at build; leave it out once the code was edited. */
  readonly stripped?: string | undefined;
  /** `client.ts` unless told. */
  readonly fileName?: string;
  readonly runs: CellPlace;
  /** Values of the bench's controls: `lab.parameters` in the cell. */
  readonly parameters?: LabSetting['parameters'];
}

export interface CellRunner {
  readonly state: ReadonlySignal<CellState>;
  readonly lines: ReadonlySignal<readonly ConsoleLine[]>;
  /** The page's `performance.now()` when the code began: zero of the lines' times. */
  readonly startedAtMs: ReadonlySignal<number | null>;
  /** The newest failure of this run; its position, if any, is the line to mark. */
  readonly failure: ReadonlySignal<CellFailure | null>;
  /** Loads the runner ahead, so that Run is quick: on hover, on focus, when the bench comes into view. */
  warm(): void;
  /** Ends what runs, empties the console, and runs. */
  run(run: CellRun): void;
  stop(): void;
  /** Calls a function that the code exports, after it ran to its end. Rejects with a CellCallError. */
  call(exportName: string, values: readonly unknown[]): Promise<unknown>;
  clear(): void;
  /** Ends what runs and removes the frame. */
  dispose(): void;
}
