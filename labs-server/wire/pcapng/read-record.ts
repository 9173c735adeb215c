/** Makes a record out of the JSON of its comment and the bytes of its packets. */
import type { PageFact, WireRecord } from '../record.ts';
import { createObjectReader, type ObjectReader } from './object-reader.ts';

/** A record whose bytes are still to come. */
export interface RecordDraft {
  readonly sequence: number;
  /** How many bytes the record's packets must carry in all. */
  readonly byteLength: number;
  /** The record with `bytes`, of which there are `byteLength`. */
  build(bytes: Uint8Array): WireRecord;
}

type Base = Pick<WireRecord, 'sequence' | 'timeUs' | 'connection' | 'run'>;

const largestPort = 65_535;

/** The draft, or the sentence that says which property is wrong. */
export function readRecordComment(comment: unknown): RecordDraft | string {
  const reader = createObjectReader(comment);
  const kind = reader.choice('kind', ['open', 'data', 'close', 'decrypted', 'page']);
  const base: Base = {
    sequence: reader.integer('sequence'),
    timeUs: reader.number('timeUs'),
    connection: reader.integer('connection'),
    run: reader.integer('run'),
  };
  const draft = readerOf[kind](reader, base);
  return reader.problem ?? draft;
}

const readerOf: Record<WireRecord['kind'], (reader: ObjectReader, base: Base) => RecordDraft> = {
  open: readOpen,
  data: readData,
  close: readClose,
  decrypted: readDecrypted,
  page: readPage,
};

function readOpen(reader: ObjectReader, base: Base): RecordDraft {
  const listeners = ['lab-a', 'lab-b', 'upstream', 'rtsp', 'stun', 'peer'] as const;
  const record: WireRecord = {
    kind: 'open',
    ...base,
    listener: reader.choice('listener', listeners),
    transport: reader.choice('transport', ['tcp', 'udp']),
    insideTls: reader.boolean('insideTls'),
    local: {
      address: reader.text('localAddress'),
      port: reader.integer('localPort', 0, largestPort),
    },
    remote: {
      address: reader.text('remoteAddress'),
      port: reader.integer('remotePort', 0, largestPort),
    },
    hopOf: reader.nullable('hopOf', reader.integer),
  };
  return { sequence: base.sequence, byteLength: 0, build: () => record };
}

function readData(reader: ObjectReader, base: Base): RecordDraft {
  const direction = reader.choice('direction', ['client-to-server', 'server-to-client']);
  const streamOffset = reader.integer('streamOffset');
  const byteLength = reader.integer('byteLength');
  const headByteLength = reader.integer('headByteLength', 0, byteLength);
  const tailByteLength = reader.integer('tailByteLength', 0, byteLength - headByteLength);
  return {
    sequence: base.sequence,
    byteLength: headByteLength + tailByteLength,
    build: (bytes) => ({
      kind: 'data',
      ...base,
      direction,
      streamOffset,
      byteLength,
      head: bytes.subarray(0, headByteLength),
      tail: bytes.subarray(headByteLength),
    }),
  };
}

function readClose(reader: ObjectReader, base: Base): RecordDraft {
  const cause = reader.choice('cause', ['fin', 'rst', 'lab']);
  const reason = reader.text('reason');
  const build = (): WireRecord => ({ kind: 'close', ...base, cause, reason });
  return { sequence: base.sequence, byteLength: 0, build };
}

function readDecrypted(reader: ObjectReader, base: Base): RecordDraft {
  const place = {
    direction: reader.choice('direction', ['client-to-server', 'server-to-client']),
    protocol: reader.choice('protocol', ['sctp', 'rtp', 'rtcp']),
    streamOffset: reader.integer('streamOffset'),
    byteLength: reader.integer('byteLength'),
  };
  return {
    sequence: base.sequence,
    byteLength: reader.integer('headByteLength'),
    build: (head) => ({ kind: 'decrypted', ...base, ...place, head }),
  };
}

function readPage(reader: ObjectReader, base: Base): RecordDraft {
  const texts = {
    lane: reader.text('lane'),
    from: reader.text('from'),
    to: reader.text('to'),
    label: reader.text('label'),
  };
  const facts = reader.list('facts').map(readFact);
  return {
    sequence: base.sequence,
    byteLength: reader.integer('headByteLength'),
    build: (head) => ({ kind: 'page', ...base, ...texts, facts, head }),
  };
}

/** A fact that is no pair of texts, as a foreign file may hold it, is shown as it stands. */
function readFact(fact: unknown): PageFact {
  const [name, value] = Array.isArray(fact) ? (fact as readonly unknown[]) : [fact];
  return [String(name), String(value ?? '')];
}
