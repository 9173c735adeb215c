/** What goes to the worker and what comes back. */
import type { NatEvent, NatOutcome } from '../../wire/nat/nat-event.ts';
import type { NatScenario } from '../../wire/nat/nat-scenario.ts';

/** Scenarios to run, one after the other. */
export interface NatJob {
  readonly scenarios: readonly NatScenario[];
}

export interface NatRun {
  readonly events: readonly NatEvent[];
  readonly outcome: NatOutcome;
}

export type NatAnswer =
  | { readonly ok: true; readonly runs: readonly NatRun[] }
  | { readonly ok: false; readonly error: string };
