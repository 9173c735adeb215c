/** Puts a trace together from the blocks of its file, one after the other. */
import type { WireRecord } from '../record.ts';
import { blockType } from './block.ts';
import { concatBytes } from './bytes.ts';
import { decodeJsonComment } from './json-comment.ts';
import { createObjectReader } from './object-reader.ts';
import { readPacketBlock } from './packet-block.ts';
import { readOptions, viewOf, type Block } from './read-blocks.ts';
import { readMetadata } from './read-metadata.ts';
import { readRecordComment, type RecordDraft } from './read-record.ts';
import { createTraceError, type TraceError } from './trace-error.ts';
import {
  traceFormatVersion,
  traceLimits,
  type TraceFile,
  type TraceMetadata,
} from './trace-file.ts';

/** A record whose packets are being gathered. */
interface Gathering {
  readonly draft: RecordDraft;
  readonly byteOffset: number;
  readonly payloads: Uint8Array[];
}

/** Call `readBlock` with every block, then `finish`; the first error ends the reading. */
export class TraceReader {
  readonly #records: WireRecord[] = [];
  #metadata: TraceMetadata | null = null;
  #linkTypes: number[] = [];
  #gathering: Gathering | null = null;

  readBlock(block: Block): TraceError | null {
    if (block.type === blockType.sectionHeader) return this.#readSection(block);
    if (block.type === blockType.enhancedPacket) return this.#readPacket(block);
    if (block.type === blockType.interfaceDescription && block.body.length >= 8) {
      this.#linkTypes.push(viewOf(block.body).getUint16(0, block.littleEndian));
    }
    return null;
  }

  finish(): TraceFile | TraceError {
    const error = this.#finishRecord();
    if (error) return error;
    return this.#metadata
      ? { metadata: this.#metadata, records: this.#records }
      : createTraceError('not-a-capture', 0, 'no Section Header Block begins here');
  }

  #readSection(block: Block): TraceError | null {
    this.#linkTypes = [];
    if (this.#metadata) return null;
    const comment = readOurComment(block, 16);
    if (comment === null) {
      const what = 'this is a capture, but not one of ours: no trace is described in its header';
      return createTraceError('foreign-capture', block.byteOffset, what);
    }
    if ('error' in comment) return comment.error;
    const metadata = readMetadata(comment.value);
    if (typeof metadata === 'string') {
      return createTraceError('bad-metadata', block.byteOffset, metadata);
    }
    this.#metadata = metadata;
    return null;
  }

  #readPacket(block: Block): TraceError | null {
    const packet = readPacketBlock(block, this.#linkTypes);
    if (typeof packet === 'string') return createTraceError('bad-packet', block.byteOffset, packet);
    const comment = readOurComment(block, packet.optionsStart);
    if (comment === null) return null;
    if ('error' in comment) return comment.error;
    return packet.payload === null
      ? createTraceError('bad-packet', block.byteOffset, 'the packet is cut, or not one of ours')
      : this.#readRecord(block.byteOffset, comment.value, packet.payload);
  }

  #readRecord(byteOffset: number, comment: unknown, payload: Uint8Array): TraceError | null {
    const reader = createObjectReader(comment);
    if (reader.text('kind') === 'continuation') {
      if (this.#gathering?.draft.sequence !== reader.integer('sequence')) {
        const what = 'the first packet of this record is missing';
        return createTraceError('missing-packet', byteOffset, what);
      }
      this.#gathering.payloads.push(payload);
      return null;
    }
    const error = this.#finishRecord();
    if (error) return error;
    const draft = readRecordComment(comment);
    if (typeof draft === 'string') return createTraceError('bad-record', byteOffset, draft);
    this.#gathering = { draft, byteOffset, payloads: [payload] };
    return null;
  }

  #finishRecord(): TraceError | null {
    if (!this.#gathering) return null;
    const { draft, byteOffset, payloads } = this.#gathering;
    this.#gathering = null;
    const bytes = concatBytes(payloads);
    if (bytes.length !== draft.byteLength) {
      const what = `record ${draft.sequence} has ${bytes.length} of its ${draft.byteLength} bytes`;
      return createTraceError('missing-packet', byteOffset, what);
    }
    this.#records.push(draft.build(bytes));
    const limit = traceLimits.records;
    return this.#records.length > limit
      ? createTraceError('too-many-records', byteOffset, `the trace has more than ${limit} records`)
      : null;
  }
}

/** The JSON of our comment on `block`, whose options begin at `start`; null when the block carries none. */
function readOurComment(
  block: Block,
  start: number,
): { readonly value: unknown } | { readonly error: TraceError } | null {
  const fail = (code: 'bad-block' | 'bad-metadata' | 'newer-version', what: string) => ({
    error: createTraceError(code, block.byteOffset, what),
  });
  const options = readOptions(block, start);
  if (!options) return fail('bad-block', 'an option runs over the end of its block');
  const comment = decodeJsonComment(options);
  if (comment.status === 'absent') return null;
  if (comment.status === 'unreadable') return fail('bad-metadata', 'the comment is not valid JSON');
  const version = createObjectReader(comment.value).integer('wireside');
  return version > traceFormatVersion
    ? fail('newer-version', `the trace is of version ${version}, newer than ${traceFormatVersion}`)
    : { value: comment.value };
}
