/** A whole event stream, block after block, each with the state that the one before it left: HTML section 9.2.6. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeEventBlock, type EventBlock } from './decode-event-block.ts';
import { type EventStreamState, initialEventStreamState } from './event-stream-state.ts';

/** The decoder of the block that follows `state`; by default that of a stream's first block. */
export function eventStreamDecoder(state = initialEventStreamState): UnitDecoder<EventBlock> {
  return {
    decode: (bytes, options) => decodeEventBlock(bytes, options, state),
    after: (block: { readonly state: EventStreamState }) => eventStreamDecoder(block.state),
  };
}
