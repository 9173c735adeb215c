/** One chunk of a packet: RFC 9260 section 3.2. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import type { SctpChunk, UserData } from './chunk.ts';
import { chunkType, chunkTypes as types } from './chunk-type.ts';
import { leastValueBytes, readControlChunk } from './read-control-chunk.ts';
import { dataFlags, readData } from './read-data.ts';
import { readPadding } from './type-length-value.ts';

const header: Source = { standard: 'RFC 9260', section: '3.2' };
const data: Source = { standard: 'RFC 9260', section: '3.3.1' };
const headerBytes = 4;

const terms = {
  flags: { name: 'Chunk Flags', meaning: 'What they mean is up to the type.', source: header },
  length: {
    name: 'Chunk Length',
    meaning: 'Bytes of the chunk, this header included, the padding not.',
    source: header,
  },
  value: { name: 'Chunk Value', meaning: 'What a chunk of this type says.', source: header },
  reserved: { name: 'Res', meaning: 'Zero.', source: data },
  immediate: { name: 'I bit', meaning: '1: please send the SACK at once.', source: data },
  unordered: {
    name: 'U bit',
    meaning: '1: the message may overtake others.',
    source: data,
  },
  beginning: { name: 'B bit', meaning: '1: the first fragment of a message.', source: data },
  ending: { name: 'E bit', meaning: '1: the last fragment of a message.', source: data },
  tagReflected: {
    name: 'T bit',
    meaning: '1: the Verification Tag is the sender’s own, for the other one is not known.',
    source: { standard: 'RFC 9260', section: '8.5.1' },
  },
} as const satisfies Record<string, FieldTerm>;

export interface ReadChunk {
  readonly chunk: SctpChunk;
  /** A rule that it breaks within its length. */
  readonly broken: BrokenRule | null;
}

/** Reads the chunk at the cursor with its padding; or tells why its end is not known, and reads nothing. */
export function readChunk(reader: FieldReader): ReadChunk | BrokenRule {
  const { bytes, byteIndex: start } = reader;
  const left = bytes.length - start;
  const length = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0);
  if (left < headerBytes || length < headerBytes || length > left) {
    const what =
      left < headerBytes
        ? `a chunk's header needs ${headerBytes} bytes, ${left} are left`
        : `expected a length from ${headerBytes} to ${left}, found ${length}`;
    const range = reader.layerRange({ start, end: bytes.length });
    const code = 'sctp-chunk-length-invalid';
    return { code, field: 'Chunk Length', range, what, source: header };
  }
  return readWholeChunk(reader, start + length);
}

function readWholeChunk(reader: FieldReader, end: number): ReadChunk {
  const { bytes, byteIndex: start } = reader;
  const type = bytes[start] ?? 0;
  const { name, meaning, source } = chunkType(type);
  let userData: UserData | null = null;
  let broken: BrokenRule | null = null;
  reader.group(() => {
    reader.take({ name: 'Chunk Type', meaning, source }, 1, `${type} ${name}`);
    readFlags(reader, type);
    reader.uint(terms.length, 16);
    const needed = leastValueBytes(type);
    if (end - reader.byteIndex < needed) {
      const what = `${name} needs ${needed} bytes after its header, ${end - reader.byteIndex} are there`;
      broken = lengthRule(reader, start, what);
    } else if (type === types.DATA) {
      ({ userData, broken } = readData(reader, end, dataFlags(bytes[start + 1] ?? 0)));
    } else broken = readControlChunk(reader, type, end);
    if (end > reader.byteIndex) reader.take(terms.value, end - reader.byteIndex, null);
    const paddedEnd = start + 4 * Math.ceil((end - start) / 4);
    readPadding(reader, Math.min(paddedEnd, bytes.length), header);
    if (paddedEnd > bytes.length) {
      broken ??= lengthRule(reader, start, 'the padding up to four bytes is not there');
    }
    return { name: `chunk ${name}`, meaning, source };
  });
  return { chunk: { type, name, userData }, broken };
}

function lengthRule(reader: FieldReader, start: number, what: string): BrokenRule {
  const range = reader.layerRange({ start: start + 2, end: start + 4 });
  return { code: 'sctp-chunk-too-short', field: 'Chunk Length', range, what, source: header };
}

function readFlags(reader: FieldReader, type: number): void {
  if (type === types.DATA) {
    reader.uint(terms.reserved, 4);
    reader.uint(terms.immediate, 1);
    reader.uint(terms.unordered, 1);
    reader.uint(terms.beginning, 1);
    reader.uint(terms.ending, 1);
  } else if (type === types.ABORT || type === types['SHUTDOWN COMPLETE']) {
    reader.uint({ ...terms.reserved, name: 'Reserved', source: header }, 7);
    reader.uint(terms.tagReflected, 1);
  } else reader.uint(terms.flags, 8);
}
