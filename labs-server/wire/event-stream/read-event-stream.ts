/** A whole event stream at once: the reference for what an EventSource must deliver (HTML section 9.2.6). */
import type { ByteRange, Field } from '../field/field.ts';
import { decodeEventBlock, type EventBlock } from './decode-event-block.ts';
import type { DispatchedEvent } from './event-draft.ts';
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
  /** After the last block: what a reconnection would send and wait. */
  readonly state: EventStreamState;
}

/** Reads `body` to its end, which is the end of the stream. Time and memory are linear in its length. */
export function readEventStream(body: Uint8Array): EventStream {
  const blocks: PlacedEventBlock[] = [];
  const fields: Field[] = [];
  let state = initialEventStreamState;
  let start = 0;
  while (start < body.length) {
    const options = { atEnd: true, byteOffset: start };
    const result = decodeEventBlock(body.subarray(start), options, state);
    if (result.status !== 'complete' || result.byteLength === 0) break;
    const end = start + result.byteLength;
    blocks.push({ ...result.value, range: { start, end } });
    for (const field of result.fields) fields.push(field);
    state = result.value.state;
    start = end;
  }
  const events = blocks.flatMap((block) => (block.event === null ? [] : [block.event]));
  return { events, blocks, fields, state };
}
