/** STUN and ChannelData messages that crossed the lab's STUN and TURN port, decoded. */
import type { Conversation, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import { decodeTurnUnit, type TurnUnit } from '@wireside/labs-server/wire/turn/decode-unit.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

export interface WireUnit {
  readonly connection: TraceConnection;
  readonly direction: Direction;
  readonly unit: TurnUnit;
  /** Of the whole message. */
  readonly bytes: Uint8Array;
}

/** A unit that is complete never changes. */
const known = new WeakMap<Unit, Pick<WireUnit, 'unit' | 'bytes'> | null>();

/** Those of every client of the port, each in the order in which they crossed it. */
export function wireUnits({ connections }: Pick<TraceView, 'connections'>): readonly WireUnit[] {
  return connections.filter(isToPort).flatMap((connection) => unitsOf(connection));
}

/** The other side of a relay, where peers send, is a hop of the client's connection. */
function isToPort({ open }: TraceConnection): boolean {
  return open?.listener === 'stun' && open.hopOf === null;
}

function unitsOf(connection: TraceConnection): readonly WireUnit[] {
  const { conversation, open } = connection;
  const framing = open?.transport === 'udp' ? 'datagram' : 'stream';
  return conversation.units.flatMap((unit) => {
    const decoded = known.get(unit) ?? decode(conversation, unit, framing);
    if (unit.state === 'complete') known.set(unit, decoded);
    if (decoded === null) return [];
    return [{ connection, direction: unit.direction, ...decoded }];
  });
}

function decode(
  { layers }: Conversation,
  { format, kind, layer, range, state }: Unit,
  framing: 'datagram' | 'stream',
): Pick<WireUnit, 'unit' | 'bytes'> | null {
  const isMessage = kind === 'message' && (format === 'stun' || format === 'turn');
  const bytes = layers.get(layer)?.slice(range);
  if (!isMessage || state === 'incomplete' || bytes === undefined) return null;
  const result = decodeTurnUnit(bytes, { atEnd: true, byteOffset: 0 }, framing);
  return result.status === 'complete' ? { unit: result.value, bytes } : null;
}
