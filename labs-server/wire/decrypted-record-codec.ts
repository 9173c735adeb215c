/** What a decrypted record adds to a record's bytes: see `record-codec.ts`. */
import type { ByteReader, ByteWriter } from './record-bytes.ts';
import { RecordCodecError } from './record-bytes.ts';
import type { DecryptedProtocol, DecryptedRecord } from './record.ts';

type DecryptedBody = Pick<DecryptedRecord, 'protocol' | 'streamOffset' | 'byteLength' | 'head'>;

/** In the order of their numbers. */
export const decryptedProtocols: readonly DecryptedProtocol[] = ['sctp', 'rtp', 'rtcp'];

/** How many bytes `writeDecryptedBody` needs. */
export function decryptedBodyByteLength({ head }: Pick<DecryptedBody, 'head'>): number {
  return 17 + head.length;
}

export function writeDecryptedBody(writer: ByteWriter, record: DecryptedBody): void {
  writer.u8(decryptedProtocols.indexOf(record.protocol));
  writer.f64(record.streamOffset);
  writer.f64(record.byteLength);
  writer.bytes(record.head);
}

/** @throws RecordCodecError when the body ends within a field, or names a protocol that is unknown. */
export function readDecryptedBody(reader: ByteReader): DecryptedBody {
  const number = reader.u8();
  const protocol = decryptedProtocols[number];
  if (protocol === undefined) throw new RecordCodecError(`protocol: ${number} is unknown`);
  return {
    protocol,
    streamOffset: reader.f64(),
    byteLength: reader.f64(),
    head: reader.rest(),
  };
}
