/** The records of a datagram, one after the other: RFC 6347 section 4.1.1. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeDtlsRecord } from './decode-record.ts';
import type { DtlsRecord } from './record.ts';

/** What stands behind the last record: nothing. */
const none: DtlsRecord = {
  name: 'none',
  contentType: null,
  epoch: 0,
  sequenceNumber: null,
  encrypted: false,
  messages: [],
  fragment: { start: 0, end: 0 },
};

/** `first`: whether the datagram begins here. It has at least one record. */
export function dtlsRecordsDecoder(first = true): UnitDecoder<DtlsRecord> {
  return {
    decode: (bytes, options) =>
      bytes.length === 0 && options.atEnd && !first
        ? { status: 'complete', fields: [], byteLength: 0, value: none }
        : decodeDtlsRecord(bytes, options),
    after: () => dtlsRecordsDecoder(false),
  };
}
