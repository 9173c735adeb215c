/** Bob for every lab: as many calls as a session may have, and all of them closed in the end. */
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../labs/lab.ts';
import type { LabPeer, LabPeers, PeerEvents } from '../labs/lab-peer.ts';
import { machineAddresses } from './allowed-addresses.ts';
import { Bob } from './bob.ts';
import type { CallHost } from './call-host.ts';
import type { ResolveName } from './candidate-guard.ts';
import type { StunServer } from './peer-connection.ts';
import { createNameResolver } from './resolve-local-name.ts';

export interface PeersOptions {
  readonly clock: Clock;
  readonly hostOf: (request: IncomingMessage) => CallHost;
  /** Our own STUN server, asked at each call; null when it does not listen. */
  readonly stunServer: () => StunServer | null;
  /** Default: asks by multicast DNS. */
  readonly resolve?: ResolveName;
  /** Default: those that the system names. */
  readonly ofMachine?: () => readonly string[];
}

/** Bob as the server has him. */
export interface ServerPeers extends LabPeers {
  /** Calls that are open. */
  readonly size: number;
  /** Ends all calls; resolves when their sockets are closed. */
  close(): Promise<void>;
}

/** Calls of one session at the same time. */
export const maxCallsPerSession = 4;
/** Calls of all sessions: each has some sockets, and about 1 MB. */
export const maxCalls = 256;

export function createPeers(options: PeersOptions): ServerPeers {
  const { clock, hostOf, stunServer, resolve = createNameResolver(clock) } = options;
  const { ofMachine = machineAddresses } = options;
  const calls = new Map<Bob, string>();
  const callsOf = (session: string): number =>
    [...calls.values()].filter((one) => one === session).length;

  function create(request: IncomingMessage, events: Partial<PeerEvents>): LabPeer | null {
    const host = hostOf(request);
    if (calls.size >= maxCalls || callsOf(host.session) >= maxCallsPerSession) return null;
    const parts = {
      clock,
      host,
      events,
      resolve,
      ofMachine: ofMachine(),
      stunServer: stunServer(),
    };
    const bob: Bob = new Bob({ ...parts, onClose: () => void calls.delete(bob) });
    calls.set(bob, host.session);
    return bob;
  }

  return {
    create,
    statusOf(request) {
      const { session } = hostOf(request);
      return [...calls].filter(([, of]) => of === session).map(([bob]) => bob.status);
    },
    get size() {
      return calls.size;
    },
    async close() {
      await Promise.all([...calls.keys()].map((bob) => bob.closed()));
    },
  };
}
