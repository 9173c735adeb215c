/** The records of a DTLS datagram as units. */
import type { ByteRange } from '../field/field.ts';
import type { DecodeResult } from '../field/decode-result.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { decodeDtlsRecord } from '../dtls/decode-record.ts';
import { handshakeTypes } from '../dtls/handshake-type.ts';
import type { HandshakeMessage } from '../dtls/read-handshake.ts';
import type { DtlsRecord } from '../dtls/record.ts';
import { dtlsRecordsDecoder } from '../dtls/records-decoder.ts';
import type { ConversationLayer } from './conversation.ts';
import type { DtlsSession } from './dtls-session.ts';
import { limitTitle } from './titles.ts';
import type { UnitDraft, UnitList } from './unit-list.ts';

/** Where a whole datagram lies. */
export interface DtlsDatagram {
  readonly layer: ConversationLayer;
  readonly range: ByteRange;
  readonly exchange: number;
  /** A unit that covers it so far, to be taken over; null: none is there. */
  readonly unit: number | null;
}

/**
 * Adds one unit for each record of `datagram`, and lets `session` see those with a ServerHello; what no record can be read
 * from is one as well.
 */
export function addDtlsUnits(
  units: UnitList,
  datagram: DtlsDatagram,
  session: Pick<DtlsSession, 'see'>,
): void {
  const { layer, range, exchange } = datagram;
  const options = { atEnd: true, byteOffset: range.start };
  for (const { start, result } of decodeUnits(layer.slice(range), options, dtlsRecordsDecoder())) {
    const unitStart = range.start + start;
    const unitEnd = result.status === 'complete' ? unitStart + result.byteLength : range.end;
    // Behind the last record nothing stands.
    if (unitEnd === unitStart) continue;
    if (hasServerHello(result)) session.see(result.fields);
    const own = { start: unitStart, end: unitEnd };
    const decode = () => decodeDtlsRecord(layer.slice(own), { atEnd: true, byteOffset: unitStart });
    const error = errorOf(result);
    const draft: UnitDraft = {
      direction: layer.direction,
      layer: layer.key,
      range: own,
      exchange,
      format: 'dtls',
      kind: 'record',
      title: result.status === 'complete' ? recordTitle(result.value) : 'not DTLS',
      fields: () => decode().fields,
      state: error === null ? 'complete' : 'malformed',
      error,
    };
    if (start === 0 && datagram.unit !== null) units.update(datagram.unit, draft);
    else units.add(draft);
  }
}

function hasServerHello(result: DecodeResult<DtlsRecord>): boolean {
  if (result.status !== 'complete') return false;
  return result.value.messages.some(({ type }) => type === handshakeTypes.server_hello);
}

function errorOf(result: DecodeResult<DtlsRecord>) {
  if (result.status === 'malformed') return result.error;
  return (result.status === 'complete' && result.fault) || null;
}

/** `DTLS client_hello`, `DTLS certificate, part`, `DTLS application_data, encrypted`. */
function recordTitle({ name, messages, encrypted, contentType }: DtlsRecord): string {
  if (contentType === null) return name;
  if (encrypted) return `DTLS ${name}, encrypted`;
  return limitTitle(`DTLS ${messages.length > 0 ? messages.map(messageTitle).join(', ') : name}`);
}

function messageTitle({ name, length, fragmentLength }: HandshakeMessage): string {
  return fragmentLength < length ? `${name}, part` : name;
}
