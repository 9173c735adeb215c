/** Taps the connections of listeners: numbers them, knows whose they are, counts those that never said. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ListenerName } from '../../wire/record.ts';
import type { Clock } from '../labs/lab.ts';
import type { ConnectionWatcher } from '../listener/tcp-listener.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { DialRegistry } from './dial-registry.ts';
import { observerOf, tapSocket, tellClose } from './tap-socket.ts';
import { TappedConnection } from './tapped-connection.ts';
import { type Flow, TappedFlow } from './tapped-flow.ts';
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
  'number' | 'request' | 'adopt' | 'ignore' | 'relay' | 'countWebSocket' | 'cut' | 'rawDial'
>;

export interface Tap {
  /** Begins to tell of datagrams between two ports; `null` when the session has more connections than it may. */
  openFlow(owner: RunOwner, flow: Flow): TappedFlow | null;
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
  const { clock, maxPendingBytes } = options;
  const counters = { accepted: 0, open: 0, unattributed: 0 };

  const rules = {
    nowUs: () => clock.monotonicUs(),
    sameSession: (one: RunOwner, other: RunOwner) => one.session === other.session,
    maxPendingBytes,
  };

  function onClose({ everAttributed }: TappedConnection): void {
    counters.open -= 1;
    if (!everAttributed) counters.unattributed += 1;
  }

  const claimDial = (connection: TappedConnection): void => claimOwnDial(options, connection);
  const host = { clock, rules, claimDial, onClose };

  function accept(socket: Socket, listener: ListenerName): void {
    counters.accepted += 1;
    counters.open += 1;
    tapSocket(socket, new TappedConnection(counters.accepted, listener, socket, host));
  }

  return {
    watch: (listener) => ({ opened: (socket) => accept(socket, listener), closed: tellClose }),
    openFlow(owner, flow) {
      if (!owner.session.count('connections')) return null;
      counters.accepted += 1;
      return new TappedFlow(counters.accepted, clock, owner, flow);
    },
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

/** A dial of our own is its session's. The upstream listener serves nothing else; RTSP has clients from outside. */
function claimOwnDial({ dials, sessions }: TapOptions, connection: TappedConnection): void {
  const dial = dials.take(connection.remote.port);
  if (dial === null && connection.listener === 'rtsp') return;
  const session = dial === null ? null : sessions.get(dial.session);
  if (dial === null || session === null) {
    connection.cut('rst', 'Only the lab server itself may use this listener.');
    return;
  }
  connection.adopt({ session, run: dial.run }, dial.hopOf);
  const { mechanism } = dial;
  if (mechanism !== null) connection.rawDial = { ...dial, mechanism };
}
