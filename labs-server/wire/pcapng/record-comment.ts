/** A record without its bytes, as the JSON that stands in the comment of the record's first packet. */
import type { WireRecord } from '../record.ts';
import type { JsonValue } from './trace-file.ts';

/** Everything of `record` but its bytes; of these it says how many there are. */
export function toRecordComment(record: WireRecord): { readonly [name: string]: JsonValue } {
  const { kind, sequence, timeUs, connection, run } = record;
  const base = { kind, sequence, timeUs, connection, run };
  switch (record.kind) {
    case 'open': {
      const { listener, transport, insideTls, local, remote, hopOf } = record;
      return {
        ...base,
        listener,
        transport,
        insideTls,
        localAddress: local.address,
        localPort: local.port,
        remoteAddress: remote.address,
        remotePort: remote.port,
        hopOf,
      };
    }
    case 'data': {
      const { direction, streamOffset, byteLength, head, tail } = record;
      const lengths = { headByteLength: head.length, tailByteLength: tail.length };
      return { ...base, direction, streamOffset, byteLength, ...lengths };
    }
    case 'close':
      return { ...base, cause: record.cause, reason: record.reason };
    case 'decrypted': {
      const { direction, protocol, streamOffset, byteLength, head } = record;
      const place = { direction, protocol, streamOffset, byteLength };
      return { ...base, ...place, headByteLength: head.length };
    }
    case 'page':
      return {
        ...base,
        lane: record.lane,
        from: record.from,
        to: record.to,
        label: record.label,
        facts: record.facts,
        headByteLength: record.head.length,
      };
  }
}
