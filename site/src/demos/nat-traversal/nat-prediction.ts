/** What a student says before a run, and whether it came true. */
import type { NatOutcome } from '@wireside/labs-server/wire/nat/nat-event.ts';
import { connectedBy } from '@wireside/labs-server/wire/nat/nat-matrix.ts';

export const predictions = ['direct', 'relay', 'none'] as const;

export type Prediction = (typeof predictions)[number];

export const predictionWords: Readonly<Record<Prediction, string>> = {
  direct: 'They connect directly',
  relay: 'They connect through the relay',
  none: 'They do not connect',
};

/** What should have been said. */
export function cameTrue(outcome: NatOutcome): Prediction {
  const via = connectedBy(outcome);
  if (via === null) return 'none';
  return via === 'relay' ? 'relay' : 'direct';
}
