/** The STUN and TURN server for the caller of a request. */
import type { IncomingMessage } from 'node:http';
import type { Clock, Exchange } from '../labs/lab.ts';
import type { LabTurn } from '../labs/lab-turn.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import type { TurnHost } from '../turn-host/turn-host.ts';
import type { KnownCaller } from './lab-callers.ts';

export interface LabTurnOptions {
  readonly clock: Clock;
  readonly turn: TurnHost;
  /** The name of this server by which the request came. */
  readonly hostnameOf: (exchange: Exchange) => string;
}

export function createLabTurn(
  callerOf: (request: IncomingMessage) => KnownCaller,
  { turn, hostnameOf }: LabTurnOptions,
): LabTurn {
  const ownerOf = (request: IncomingMessage): RunOwner => {
    const { owner: session, run } = callerOf(request);
    return { session, run };
  };
  return {
    iceServers(request, kind) {
      // Whoever gets credentials takes part in a call: the peers of others may be there.
      turn.peers.addSeen(request.socket.remoteAddress ?? '');
      return turn.iceServersOf(ownerOf(request), hostnameOf({ req: request }), kind);
    },
    setLoss: (request, lossPercent) => turn.setLoss(ownerOf(request), lossPercent),
    status(request) {
      const owner = ownerOf(request);
      const { stun = null, pretendNat = null, turns = null } = turn.ports ?? {};
      return {
        stunPort: stun,
        pretendNatPort: pretendNat,
        turnsPort: turns,
        credentialsExpireAt: new Date(turn.credentialExpiry(owner)).toISOString(),
        allocations: turn.statusOf(owner.session.id),
      };
    },
    claimPort(request, port, run) {
      const owner = ownerOf(request);
      const ofRun = run === null ? owner : { ...owner, run };
      return turn.flows.claimPort(ofRun, request.socket.remoteAddress ?? '', port);
    },
  };
}
