/** The hook by which another format reads what the messages of a WebSocket say, once frames and masks are taken off. */
import type { ByteRange } from '../field/field.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import type { StreamContext } from './stage.ts';
import type { UnitDraft } from './unit-list.ts';
import type { WebSocketSession } from './websocket-session.ts';

/** A message from its first frame to its last: RFC 6455 section 5.6. */
export interface WholeMessage {
  /** The message from its first byte to its last: unmasked, put together, inflated. It may be empty. */
  readonly layer: DerivedLayer;
  readonly type: 'text' | 'binary';
  readonly exchange: number;
  /** The unit that covers the layer so far, to be taken over by the first unit of what is read; null: none is there. */
  readonly unit: number | null;
}

/** Reads the messages of one direction, in order; it may remember what it read. */
export interface MessageContentReader {
  /** Puts units over every byte of the layer: `setMessageUnit` for the first one, `context.units.add` for others. */
  read(message: WholeMessage): void;
  /**
   * As `read`, for a message of which the bytes of `gaps` were not kept; these lie in order within the layer. A reader without it leaves such a message to be told as one unit.
   */
  readCut?(message: WholeMessage, gaps: readonly ByteRange[]): void;
}

/**
 * Makes the reader of one direction of a connection, where the format is spoken on it: told by the request-target or the
 * sub-protocol. Null where it is not.
 */
export type MessageContentReaderFor = (
  session: WebSocketSession,
  context: StreamContext,
) => MessageContentReader | null;

/** What a reader says about the first unit of a message. */
export type MessageUnitSays = Pick<
  UnitDraft,
  'format' | 'kind' | 'title' | 'range' | 'fields' | 'state' | 'error'
>;

/** Adds the unit, or takes over the one that covers the message so far; returns its id. */
export function setMessageUnit(
  { units, direction }: StreamContext,
  { layer, exchange, unit }: Pick<WholeMessage, 'layer' | 'exchange' | 'unit'>,
  says: MessageUnitSays,
): number {
  if (unit === null) return units.add({ ...says, direction, layer: layer.key, exchange });
  units.update(unit, says);
  return unit;
}
