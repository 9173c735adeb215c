/**
 * Writes a trace as a pcapng file that Wireshark and tshark read. Interface 0 holds the connections' bytes in made-up
 * IP packets, interface 1 what the page made, interface 2 what was decrypted; the comments hold the records themselves, so that reading gives them back.
 */
import type { OpenRecord, WireRecord } from '../record.ts';
import {
  encodeInterface,
  encodePacket,
  encodeSectionHeader,
  linkType,
  optionCode,
  type Option,
} from './block.ts';
import { concatBytes, latin1Bytes } from './bytes.ts';
import { maxPayloadBytes } from './internet-packet.ts';
import { encodeJsonComment } from './json-comment.ts';
import { createPacketFlow, type PacketFlow } from './packet-flow.ts';
import { toRecordComment } from './record-comment.ts';
import type { TraceFile, TraceMetadata } from './trace-file.ts';
import { encodeUpperPdu } from './upper-pdu.ts';

const madeUpHeaders =
  'The payloads are what read() returned and write() sent on sockets. The IP, TCP and UDP headers round them are made up, ' +
  'and so are handshakes and ends of connections; a packet is one read or write, not a segment. ' +
  'Where bytes were not kept, the TCP sequence numbers jump.';

/** Only a trace that needs it has it. */
function decryptedInterface(): Uint8Array {
  const what = 'What the peer in the lab server decrypted or encrypted; never evidence';
  return encodeInterface(linkType.wiresharkUpperPdu, 'decrypted', what);
}

function sectionComment(metadata: TraceMetadata): string {
  return metadata.sessionIdsReplaced
    ? `${madeUpHeaders} Session ids were replaced by zeros of the same length.`
    : madeUpHeaders;
}

/** The bytes of the file. `records` are in the order of the log. */
export function writePcapng({ metadata, records }: TraceFile): Uint8Array {
  const header = encodeSectionHeader([
    { code: optionCode.comment, value: latin1Bytes(sectionComment(metadata)) },
    {
      code: optionCode.userApplication,
      value: latin1Bytes(`Wireside ${metadata.productVersion}`.slice(0, 200)),
    },
    ...encodeJsonComment({ kind: 'trace', ...toJson(metadata) }),
  ]);
  const flows = new Map<number, PacketFlow>();
  return concatBytes([
    header,
    encodeInterface(linkType.raw, 'sockets', 'Bytes of sockets in made-up IP packets'),
    encodeInterface(linkType.wiresharkUpperPdu, 'page', 'What the page made; never evidence'),
    ...(records.some(({ kind }) => kind === 'decrypted') ? [decryptedInterface()] : []),
    ...records.flatMap((record) => encodeRecord(record, flows)),
  ]);
}

function toJson(metadata: TraceMetadata) {
  return {
    ...metadata,
    console: metadata.console.map(({ timeUs, level, values }) => ({ timeUs, level, values })),
  };
}

function encodeRecord(record: WireRecord, flows: Map<number, PacketFlow>): Uint8Array[] {
  return packetsOf(record, flows).map((packet, index) => {
    const comment: Option[] =
      index === 0 ? encodeJsonComment(toRecordComment(record)) : continuationComment(record);
    return encodePacket(interfaceOf(record), record.timeUs, packet, comment);
  });
}

function interfaceOf({ kind }: WireRecord): number {
  if (kind === 'decrypted') return 2;
  return kind === 'page' ? 1 : 0;
}

/** Packets of a handshake or an end carry nothing of the record; those with more bytes of it say so. */
function continuationComment(record: WireRecord): Option[] {
  if (record.kind === 'open' || record.kind === 'close') return [];
  return encodeJsonComment({ kind: 'continuation', sequence: record.sequence });
}

function packetsOf(record: WireRecord, flows: Map<number, PacketFlow>): Uint8Array[] {
  if (record.kind === 'page') return pagePieces(record.head).map((piece) => encodeUpperPdu(piece));
  if (record.kind === 'decrypted') return [encodeUpperPdu(record.head, record.protocol)];
  const flow = flowOf(record, flows);
  if (record.kind === 'open') return flow.open();
  return record.kind === 'data' ? flow.data(record) : flow.close(record);
}

function flowOf(record: WireRecord, flows: Map<number, PacketFlow>): PacketFlow {
  const open: OpenRecord | null = record.kind === 'open' ? record : null;
  const known = flows.get(record.connection);
  if (known && !open) return known;
  const flow = createPacketFlow(open, record.connection);
  flows.set(record.connection, flow);
  return flow;
}

function pagePieces(bytes: Uint8Array): Uint8Array[] {
  const pieces = [bytes.subarray(0, maxPayloadBytes)];
  for (let start = maxPayloadBytes; start < bytes.length; start += maxPayloadBytes) {
    pieces.push(bytes.subarray(start, start + maxPayloadBytes));
  }
  return pieces;
}
