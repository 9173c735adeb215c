/** Ties the calls with Bob to the session and run of who makes them. */
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../labs/lab.ts';
import type { CallHost, FlowWitness } from '../peer/call-host.ts';
import type { Tap } from '../tap/tap.ts';
import type { TappedFlow } from '../tap/tapped-flow.ts';
import type { PeerList } from '../turn-host/peer-list.ts';
import type { LabCallers } from './lab-callers.ts';

export interface CallHostsOptions {
  readonly clock: Clock;
  readonly callers: LabCallers;
  readonly tap: Tap;
  /** To whom our relay relays: to Bob too. */
  readonly peers: PeerList;
}

export function createCallHosts({ clock, callers, tap, peers }: CallHostsOptions) {
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
        if (flow === null) return null;
        peers.addOwn(local);
        return witnessOf(flow, () => peers.removeOwn(local));
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

/** @param closed is called once */
function witnessOf(flow: TappedFlow, closed: () => void): FlowWitness {
  let isOpen = true;
  return {
    tell: (direction, payload) => void flow.tell(direction, payload),
    tellDecrypted: ({ direction, protocol, streamOffset, byteLength, plaintext }) =>
      flow.tellDecrypted(direction, protocol, { streamOffset, byteLength }, plaintext),
    close(cause, reason) {
      flow.close(cause, reason);
      if (isOpen) closed();
      isOpen = false;
    },
  };
}
