/** What an open record adds to a record's bytes, besides its flags: see `record-codec.ts`. */
import type { ByteReader, ByteWriter } from './record-bytes.ts';
import { RecordCodecError, textByteLength } from './record-bytes.ts';
import type { Endpoint, ListenerName, OpenRecord } from './record.ts';

type OpenBody = Pick<OpenRecord, 'hopOf' | 'listener' | 'local' | 'remote'>;

/** In the order of their numbers. */
export const listenerNames: readonly ListenerName[] = [
  'lab-a',
  'lab-b',
  'upstream',
  'rtsp',
  'stun',
  'peer',
];

/** How many bytes `writeOpenBody` needs. */
export function openBodyByteLength({ local, remote }: OpenBody): number {
  return 9 + textByteLength(local.address) + textByteLength(remote.address);
}

export function writeOpenBody(writer: ByteWriter, { hopOf, listener, local, remote }: OpenBody) {
  writer.u32(hopOf ?? 0);
  writer.u8(listenerNames.indexOf(listener));
  for (const end of [local, remote]) {
    writer.text(end.address);
    writer.u16(end.port);
  }
}

/** @throws RecordCodecError when the body ends within a field, or names a listener that is unknown. */
export function readOpenBody(reader: ByteReader): OpenBody {
  const hopOf = reader.u32();
  const number = reader.u8();
  const listener = listenerNames[number];
  if (listener === undefined) throw new RecordCodecError(`listener: ${number} is unknown`);
  const end = (): Endpoint => ({ address: reader.text(), port: reader.u16() });
  return { hopOf: hopOf === 0 ? null : hopOf, listener, local: end(), remote: end() };
}
