/** Finds a record of DTLS in a datagram by what is never encrypted of it (RFC 6347 section 4.1). */

export interface RecordRange {
  /** Of the record's header, within the datagram. */
  readonly start: number;
  /** With the header. */
  readonly byteLength: number;
}

/** RFC 6347 section 4.1: type, version, epoch, sequence number, length. */
const headerBytes = 13;
/** RFC 5246 section 6.2.1. */
export const applicationData = 23;

/** Null: the datagram holds no whole record of this epoch and sequence number. */
export function findRecord(
  datagram: Uint8Array,
  epoch: number,
  sequenceNumber: number,
): RecordRange | null {
  const view = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  let start = 0;
  while (start + headerBytes <= datagram.byteLength) {
    const byteLength = headerBytes + view.getUint16(start + 11);
    if (start + byteLength > datagram.byteLength) return null;
    const number = view.getUint16(start + 5) * 2 ** 32 + view.getUint32(start + 7);
    if (view.getUint16(start + 3) === epoch && number === sequenceNumber)
      return { start, byteLength };
    start += byteLength;
  }
  return null;
}
