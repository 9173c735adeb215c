/** The settings of each policy of the intermediary with which `push-suite` holds the push labs to their promises. */
import assert from 'node:assert/strict';
import type { FakeClock } from '../../clock/fake-clock.ts';
import { startViaServer } from '../../intermediary/testing/via-server.ts';
import type { IntermediaryPolicy } from '../../../wire/mechanisms/intermediary.ts';
import type { Lab } from '../lab.ts';
import type { LabServer } from './lab-server.ts';

/** What the buffer of `via=buffer` holds. */
export const bufferBytes = 100;
/** The silence after which `via=cut-idle` cuts, in milliseconds. */
export const idleMs = 1_000;

/** How a policy is asked for here, and whether its work takes time: then the clock goes on by itself. */
interface Way {
  readonly query: string;
  readonly takesTime: boolean;
}

const ways: Readonly<Record<IntermediaryPolicy, Way>> = {
  direct: { query: 'via=direct', takesTime: false },
  rechunk: { query: 'via=rechunk&viaBytes=16', takesTime: false },
  coalesce: { query: 'via=coalesce&viaMs=2', takesTime: true },
  buffer: { query: `via=buffer&viaBytes=${bufferBytes}`, takesTime: false },
  delay: { query: 'via=delay&viaMs=2', takesTime: true },
  throttle: { query: 'via=throttle&viaBytesPerSecond=1000000', takesTime: true },
  'refuse-upgrade': { query: 'via=refuse-upgrade', takesTime: false },
  'cut-idle': { query: `via=cut-idle&viaMs=${idleMs}`, takesTime: false },
};

/** Lets a millisecond pass in each turn of the event loop, until the returned function is called. */
function letTimePass(clock: FakeClock): () => void {
  let ticking: NodeJS.Immediate | null = null;
  const tick = (): void => {
    clock.advance(1);
    ticking = setImmediate(tick);
  };
  tick();
  return () => {
    if (ticking !== null) clearImmediate(ticking);
  };
}

export const policies = Object.keys(ways) as readonly IntermediaryPolicy[];

/** Starts the lab behind the intermediary; every path that the server then gives asks for `policy`. */
export async function withPolicy(
  lab: Lab,
  policy: IntermediaryPolicy,
  use: (server: LabServer) => Promise<void>,
): Promise<void> {
  const { query, takesTime } = ways[policy];
  const server = await startViaServer([lab]);
  const path = (below: string): string =>
    server.path(below.includes('?') ? `${below}&${query}` : `${below}?${query}`);
  const stop = takesTime ? letTimePass(server.clock) : () => {};
  try {
    await use({ ...server, path, url: (below) => `http://127.0.0.1:${server.port}${path(below)}` });
    await server.openDials.reaches(0);
    assert.equal(server.dials.length > 0, policy !== 'direct');
  } finally {
    stop();
    await server.close();
  }
}
