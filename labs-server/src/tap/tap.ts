/** Taps the connections of listeners: numbers them, knows whose they are, counts those that never said. */
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { ListenerName } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { ConnectionWatcher } from '../listener/listener.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { DialRegistry } from './dial-registry.ts';
import { observerOf, tapSocket, tellClose } from './tap-socket.ts';
import { TappedConnection } from './tapped-connection.ts';
import type { RunOwner } from './witnesses.ts';

export interface TapOptions {
  readonly clock: Clock;
  readonly sessions: SessionStore;
  readonly dials: DialRegistry;
  /** Most bytes of a connection that wait for a request to name their session. */
  readonly maxPendingBytes: number;
}

/** What requests need of the connection on which they came. */
export type RequestConnection = Pick<
  TappedConnection,
  'number' | 'request' | 'adopt' | 'countWebSocket' | 'cut' | 'rawDial'
>;

export interface Tap {
  /** Taps every connection of which it is told: those of `listener`. */
  watch(listener: ListenerName): ConnectionWatcher;
  /** The tapped connection of a request's socket. */
  of(socket: Duplex): RequestConnection | null;
  /** Open connections, of all listeners. */
  readonly connections: number;
  /** Closed connections of which no byte ever belonged to a session. */
  readonly unattributedConnections: number;
}

export function createTap(options: TapOptions): Tap {
  const { clock, sessions, dials, maxPendingBytes } = options;
  const counters = { accepted: 0, open: 0, unattributed: 0 };

  const rules = {
    nowUs: () => clock.monotonicUs(),
    sameSession: (one: RunOwner, other: RunOwner) => one.session === other.session,
    maxPendingBytes,
  };

  /** A connection to the upstream listener: nobody but this process may use it. */
  function claimDial(connection: TappedConnection): void {
    const dial = dials.take(connection.remote.port);
    const session = dial === null ? null : sessions.get(dial.session);
    if (dial === null || session === null) {
      connection.cut('rst', 'Only the lab server itself may use this listener.');
    } else {
      connection.adopt({ session, run: dial.run }, dial.hopOf);
      const { mechanism } = dial;
      if (mechanism !== null) connection.rawDial = { ...dial, mechanism };
    }
  }

  function onClose({ everAttributed }: TappedConnection): void {
    counters.open -= 1;
    if (!everAttributed) counters.unattributed += 1;
  }

  const host = { clock, rules, claimDial, onClose };

  function accept(socket: Socket, listener: ListenerName): void {
    counters.accepted += 1;
    counters.open += 1;
    tapSocket(socket, new TappedConnection(counters.accepted, listener, socket, host));
  }

  return {
    watch: (listener) => ({ opened: (socket) => accept(socket, listener), closed: tellClose }),
    of(socket) {
      const observer = observerOf(socket);
      return observer instanceof TappedConnection ? observer : null;
    },
    get connections() {
      return counters.open;
    },
    get unattributedConnections() {
      return counters.unattributed;
    },
  };
}
