/** One block of an event stream, up to its empty line: HTML sections 9.2.5 (parsing) and 9.2.6 (interpreting). */
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader } from '../field/field-reader.ts';
import { scanBlock, splitLines } from './event-block-lines.ts';
import { beginEvent, dispatchEvent, type DispatchedEvent, type EventDraft } from './event-draft.ts';
import { readStreamLine } from './read-stream-line.ts';
import type { EventStreamState } from './event-stream-state.ts';

/** What a block did. */
export interface EventBlock {
  /** The event that script receives, or `null` where the block had no data. */
  readonly event: DispatchedEvent | null;
  /** The texts of its comment lines, without their colons. */
  readonly comments: readonly string[];
  /** The state for the next block. */
  readonly state: EventStreamState;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Decodes the block that begins at `bytes[0]`. At the end of the stream an event that no empty line dispatched is
 * dropped: the result is complete, its event `null`. There is no malformed event stream.
 */
export function decodeEventBlock(
  bytes: Uint8Array,
  options: DecodeOptions,
  state: EventStreamState,
): DecodeResult<EventBlock> {
  const start =
    state.atStart && byteOrderMark.every((byte, index) => bytes[index] === byte) ? 3 : 0;
  const scan = scanBlock(bytes, start, options.atEnd);
  if (!scan.found && !options.atEnd) {
    const leastByteLength = bytes.length + scan.missingBytes;
    return { status: 'incomplete', fields: [], leastByteLength };
  }
  const reader = new FieldReader(bytes, options.byteOffset);
  if (start > 0) {
    const meaning = 'A byte order mark, dropped once at the start of the stream.';
    reader.take({ name: 'bom', meaning, source: { standard: 'HTML', section: '9.2.5' } }, 3, null);
  }
  const draft = beginEvent(state, !scan.found);
  for (const line of splitLines(bytes, start, scan.found ? scan.end : bytes.length)) {
    readStreamLine(reader, line, draft);
  }
  const value = scan.found ? wholeBlock(draft) : droppedBlock(draft, state);
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

function wholeBlock(draft: EventDraft): EventBlock {
  const { comments, lastEventId, retryMs } = draft;
  const state = { atStart: false, lastEventId, retryMs };
  return { event: dispatchEvent(draft), comments, state };
}

/**
 * "Once the end of the file is reached, any pending data must be discarded." Its id never became the last event ID
 * string, which only an empty line sets; a retry line took effect when it was read.
 */
function droppedBlock(
  { comments, retryMs }: EventDraft,
  { lastEventId }: EventStreamState,
): EventBlock {
  return { event: null, comments, state: { atStart: false, lastEventId, retryMs } };
}
