/** Ties the calls with Bob to the session and run of who makes them. */
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../labs/lab.ts';
import type { CallHost, FlowWitness } from '../peer/call-host.ts';
import type { Tap } from '../tap/tap.ts';
import type { TappedFlow } from '../tap/tapped-flow.ts';
import type { LabCallers } from './lab-callers.ts';

export interface CallHostsOptions {
  readonly clock: Clock;
  readonly callers: LabCallers;
  readonly tap: Tap;
}

export function createCallHosts({ clock, callers, tap }: CallHostsOptions) {
  return (request: IncomingMessage): CallHost => {
    const caller = callers.find(request);
    if (caller === null) throw new Error('labs are mounted behind a valid session only');
    const { owner: session, run } = caller;
    return {
      session: session.id,
      run,
      signaledFrom: request.socket.remoteAddress ?? null,
      openFlow(local, remote) {
        const flow = tap.openFlow({ session, run }, { listener: 'peer', local, remote });
        return flow === null ? null : witnessOf(flow);
      },
      spend: (byteLength) => session.spend(byteLength, clock.monotonicUs()),
      tellLimit: (code, detail) => session.tellLimit({ run, code, detail }),
      whenSessionEnds(callback) {
        const listener = { sessionEnded: callback };
        session.onEnd(listener);
        return () => session.offEnd(listener);
      },
    };
  };
}

function witnessOf(flow: TappedFlow): FlowWitness {
  return {
    tell: (direction, payload) => void flow.tell(direction, payload),
    tellDecrypted: ({ direction, protocol, streamOffset, byteLength, plaintext }) =>
      flow.tellDecrypted(direction, protocol, { streamOffset, byteLength }, plaintext),
    close: (cause, reason) => flow.close(cause, reason),
  };
}
