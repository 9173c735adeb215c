/** An encrypted record of DTLS 1.3: RFC 9147 section 4. */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

const source: Source = { standard: 'RFC 9147', section: '4' };

const terms = {
  fixedBits: { name: 'fixed bits', meaning: '001: an encrypted record of DTLS 1.3.', source },
  connectionId: { name: 'C', meaning: '1: a connection ID follows.', source },
  sequenceLength: { name: 'S', meaning: '1: the sequence number has 16 bits, 0: 8.', source },
  lengthPresent: {
    name: 'L',
    meaning: '1: a length follows, 0: the record fills the datagram.',
    source,
  },
  epoch: {
    name: 'E',
    meaning: 'The low two bits of the epoch: 2 is the handshake, 3 the first keys for data.',
    source,
  },
  sequence: {
    name: 'Sequence Number',
    meaning: 'The low bits of the number, and these are encrypted.',
    source: { standard: 'RFC 9147', section: '4.2.3' },
  },
  length: { name: 'Length', meaning: 'Bytes of the record behind it.', source },
  record: {
    name: 'encrypted_record',
    meaning: 'Encrypted with all that it says, even the type: handshake and data look alike.',
    source,
  },
  afterConnectionId: {
    name: 'Connection ID and what follows',
    meaning: 'How long the connection ID is was agreed in the handshake, and is not told here.',
    source,
  },
} as const satisfies Record<string, FieldTerm>;

/** What the first byte tells. */
export interface UnifiedHeader {
  readonly hasConnectionId: boolean;
  readonly sequenceBytes: 1 | 2;
  readonly hasLength: boolean;
  /** The low two bits of the epoch. */
  readonly epochBits: number;
}

/** The header that begins with `first`; null where its highest bits are not 001. */
export function unifiedHeader(first: number): UnifiedHeader | null {
  if (first >> 5 !== 1) return null;
  return {
    hasConnectionId: (first & 0x10) !== 0,
    sequenceBytes: (first & 0x08) === 0 ? 1 : 2,
    hasLength: (first & 0x04) !== 0,
    epochBits: first & 3,
  };
}

/** The bytes up to the encrypted record; of a header whose length cannot be told, 1. */
export function unifiedHeaderBytes(header: UnifiedHeader): number {
  if (header.hasConnectionId) return 1;
  return 1 + header.sequenceBytes + (header.hasLength ? 2 : 0);
}

/** Reads a record that ends at `end`; its header must be there. */
export function readUnifiedRecord(reader: FieldReader, header: UnifiedHeader, end: number): void {
  reader.uint(terms.fixedBits, 3);
  reader.uint(terms.connectionId, 1);
  reader.uint(terms.sequenceLength, 1);
  reader.uint(terms.lengthPresent, 1);
  reader.uint(terms.epoch, 2);
  if (!header.hasConnectionId) {
    reader.uint(terms.sequence, 8 * header.sequenceBytes);
    if (header.hasLength) reader.uint(terms.length, 16);
  }
  const rest = header.hasConnectionId ? terms.afterConnectionId : terms.record;
  if (end > reader.byteIndex) reader.take(rest, end - reader.byteIndex, null);
}
