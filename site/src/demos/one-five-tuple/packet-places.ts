/** Every packet of a call that crossed Bob's port, with what it is and where it stands. Pure. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

/** The protocols of a call, from the datagram inwards. */
export const protocols = ['STUN', 'DTLS', 'SCTP', 'SRTP', 'RTP', 'RTCP', 'other'] as const;
export type CallProtocol = (typeof protocols)[number];

export interface PlacedPacket {
  readonly connection: TraceConnection;
  readonly unit: Unit;
  readonly protocol: CallProtocol;
  readonly direction: Direction;
  /** Where its first byte stands in the datagrams of its direction. */
  readonly rawStart: number;
}

/** The port of the lab's own peer: it sends and receives for Bob. */
export function callConnections({ connections }: Pick<TraceView, 'connections'>) {
  return connections.filter(({ open }) => open?.listener === 'peer');
}

/** A packet that is complete stays what it is and where it is. */
const known = new WeakMap<Unit, PlacedPacket>();

/** In the order in which they were read, one connection after the other. */
export function placedPackets(view: Pick<TraceView, 'connections'>): readonly PlacedPacket[] {
  return callConnections(view).flatMap((connection) => {
    return connection.conversation.units.flatMap((unit): PlacedPacket[] => {
      const packet = known.get(unit) ?? placed(connection, unit);
      if (packet === null) return [];
      if (unit.state === 'complete') known.set(unit, packet);
      return [packet];
    });
  });
}

/** Null while it is incomplete. */
function placed(connection: TraceConnection, unit: Unit): PlacedPacket | null {
  const layer = connection.conversation.layers.get(unit.layer);
  const [first] = layer?.toRaw(unit.range) ?? [];
  if (layer === undefined || first === undefined || unit.state === 'incomplete') return null;
  const protocol = protocolOf(unit, layer.parent === null);
  return { connection, unit, protocol, direction: unit.direction, rawStart: first.start };
}

/** Those that carry more than checks. */
export function usedConnections(packets: readonly PlacedPacket[]): readonly TraceConnection[] {
  const used = packets.filter(({ protocol }) => protocol === 'DTLS' || protocol === 'SRTP');
  return [...new Set(used.map(({ connection }) => connection))];
}

/** On the raw layer media are encrypted. */
function protocolOf({ format }: Unit, isRaw: boolean): CallProtocol {
  switch (format) {
    case 'stun':
      return 'STUN';
    case 'dtls':
      return 'DTLS';
    case 'sctp':
      return 'SCTP';
    case 'rtp':
      return isRaw ? 'SRTP' : 'RTP';
    case 'rtcp':
      return isRaw ? 'SRTP' : 'RTCP';
    default:
      return 'other';
  }
}
