/** A whole event stream at once: the reference for what an EventSource must deliver (HTML section 9.2.6). */
import type { ByteRange, Field } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import type { EventBlock } from './decode-event-block.ts';
import type { DispatchedEvent } from './event-draft.ts';
import { eventStreamDecoder } from './event-stream-decoder.ts';
import { type EventStreamState, initialEventStreamState } from './event-stream-state.ts';

/** A block with its place in the stream. */
export interface PlacedEventBlock extends EventBlock {
  readonly range: ByteRange;
}

export interface EventStream {
  /** What script receives, in order. */
  readonly events: readonly DispatchedEvent[];
  /** Every block, those without an event too; the last one may be what the end of the stream dropped. */
  readonly blocks: readonly PlacedEventBlock[];
  readonly fields: readonly Field[];
  /** After the last block: what a reconnection would send, and how long it would wait. */
  readonly state: EventStreamState;
}

/** Reads `body` to its end, which is the end of the stream. Time and memory are linear in its length. */
export function readEventStream(body: Uint8Array): EventStream {
  const units = decodeUnits(body, { atEnd: true }, eventStreamDecoder());
  const blocks = units.flatMap(({ start, result }): PlacedEventBlock[] => {
    if (result.status !== 'complete' || result.byteLength === 0) return [];
    return [{ ...result.value, range: { start, end: start + result.byteLength } }];
  });
  return {
    events: blocks.flatMap((block) => block.event ?? []),
    blocks,
    fields: units.flatMap((unit) => unit.result.fields),
    state: blocks.at(-1)?.state ?? initialEventStreamState,
  };
}
