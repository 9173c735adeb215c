/** Bob for every lab: as many calls as a session may have, and all of them closed in the end. */
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../labs/lab.ts';
import type {
  LabPeer,
  LabPeers,
  PairEvents,
  PeerEvents,
  PeerOptions,
  PeerPair,
} from '../labs/lab-peer.ts';
import type { PeerStatus } from '../../wire/peer-status.ts';
import { machineAddresses } from './allowed-addresses.ts';
import { Bob } from './bob.ts';
import { BridgeEnd } from './bridge.ts';
import type { CallHost } from './call-host.ts';
import type { CreateConduct } from './conduct.ts';
import { echoConduct } from './echo-conduct.ts';
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
  return new Peers(options);
}

class Peers implements ServerPeers {
  readonly #clock: Clock;
  readonly #options: PeersOptions;
  readonly #resolve: ResolveName;
  readonly #calls = new Map<Bob, string>();

  constructor(options: PeersOptions) {
    this.#clock = options.clock;
    this.#options = options;
    this.#resolve = options.resolve ?? createNameResolver(options.clock);
  }

  create(
    request: IncomingMessage,
    events: Partial<PeerEvents>,
    { sendsBack = true }: PeerOptions = {},
  ): LabPeer | null {
    const host = this.#options.hostOf(request);
    if (!this.#hasRoomFor(host.session, 1)) return null;
    const conduct = { clock: this.#clock, sendsBack };
    return this.#add(host, events, (onExcess) => echoConduct(conduct, onExcess));
  }

  createPair(request: IncomingMessage, events: PairEvents): PeerPair | null {
    const host = this.#options.hostOf(request);
    if (!this.#hasRoomFor(host.session, 2)) return null;
    const ends: BridgeEnd[] = [];
    let isOver = false;
    const over = (reason: string): void => {
      if (isOver) return;
      isOver = true;
      pair.first.close();
      pair.second.close();
      events.over(reason);
    };
    const add = (side: 'first' | 'second'): Bob =>
      this.#add(host, { over }, (onExcess) => {
        const end = new BridgeEnd(
          this.#clock,
          (message) => events.overheard(side, message),
          onExcess,
        );
        ends.push(end);
        return end;
      });
    const pair = { first: add('first'), second: add('second') };
    const [first, second] = ends;
    if (first && second) BridgeEnd.join(first, second);
    return pair;
  }

  statusOf(request: IncomingMessage): readonly PeerStatus[] {
    const { session } = this.#options.hostOf(request);
    return [...this.#calls].filter(([, of]) => of === session).map(([bob]) => bob.status);
  }

  get size(): number {
    return this.#calls.size;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#calls.keys()].map((bob) => bob.closed()));
  }

  #hasRoomFor(session: string, count: number): boolean {
    const ofSession = [...this.#calls.values()].filter((one) => one === session).length;
    return this.size + count <= maxCalls && ofSession + count <= maxCallsPerSession;
  }

  #add(host: CallHost, events: Partial<PeerEvents>, createConduct: CreateConduct): Bob {
    const { ofMachine = machineAddresses, stunServer } = this.#options;
    const bob: Bob = new Bob({
      clock: this.#clock,
      host,
      events,
      createConduct,
      resolve: this.#resolve,
      ofMachine: ofMachine(),
      stunServer: stunServer(),
      onClose: () => void this.#calls.delete(bob),
    });
    this.#calls.set(bob, host.session);
    return bob;
  }
}
