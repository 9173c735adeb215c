/** RTCP of a sender: a sender report and its CNAME in one compound packet (RFC 3550 sections 6.1, 6.4.1 and 6.5). */

export interface SenderReport {
  readonly ssrc: number;
  /** Wall clock at the instant of the report, in milliseconds since the Unix epoch. */
  readonly wallMs: number;
  /** The same instant on the scale of the RTP timestamps. */
  readonly rtpTimestamp: number;
  /** Sent since the beginning, modulo 2^32. */
  readonly packetCount: number;
  /** Payload bytes sent since the beginning, without headers, modulo 2^32. */
  readonly octetCount: number;
  /** Identifies the sender beyond its SSRC: `user@host`; at most 255 bytes of UTF-8. */
  readonly cname: string;
}

const packetType = { senderReport: 200, receiverReport: 201, sourceDescription: 202, goodbye: 203 };
const cnameItem = 1;
/** NTP counts seconds from 1900 on (RFC 3550 section 4). */
const ntpEpochSeconds = 2_208_988_800;

export function senderReport(report: SenderReport): Uint8Array {
  const { ssrc, wallMs, rtpTimestamp, packetCount, octetCount, cname } = report;
  const sender = new DataView(new ArrayBuffer(28));
  writeHeader(sender, 0, packetType.senderReport);
  const seconds = Math.floor(wallMs / 1000);
  sender.setUint32(4, ssrc);
  sender.setUint32(8, seconds + ntpEpochSeconds);
  sender.setUint32(12, Math.floor(((wallMs - seconds * 1000) / 1000) * 2 ** 32));
  sender.setUint32(16, rtpTimestamp);
  sender.setUint32(20, packetCount);
  sender.setUint32(24, octetCount);
  return Buffer.concat([new Uint8Array(sender.buffer), sourceDescription(ssrc, cname)]);
}

/**
 * The sender leaves (RFC 3550 section 6.6). Every compound packet begins with a report, here an empty one, and has a
 * CNAME (section 6.1).
 */
export function goodbye(ssrc: number, cname: string): Uint8Array {
  const [report, bye] = [new DataView(new ArrayBuffer(8)), new DataView(new ArrayBuffer(8))];
  writeHeader(report, 0, packetType.receiverReport);
  report.setUint32(4, ssrc);
  writeHeader(bye, 1, packetType.goodbye);
  bye.setUint32(4, ssrc);
  const description = sourceDescription(ssrc, cname);
  return Buffer.concat([new Uint8Array(report.buffer), description, new Uint8Array(bye.buffer)]);
}

/** Items end with a null octet, and the chunk at a 32-bit boundary (RFC 3550 section 6.5). */
function sourceDescription(ssrc: number, cname: string): Uint8Array {
  const text = Buffer.from(cname);
  const chunkLength = Math.ceil((4 + 2 + text.length + 1) / 4) * 4;
  const description = new DataView(new ArrayBuffer(4 + chunkLength));
  writeHeader(description, 1, packetType.sourceDescription);
  description.setUint32(4, ssrc);
  description.setUint8(8, cnameItem);
  description.setUint8(9, text.length);
  const bytes = new Uint8Array(description.buffer);
  bytes.set(text, 10);
  return bytes;
}

/** The length counts 32-bit words, minus one. */
function writeHeader(packet: DataView, count: number, type: number): void {
  packet.setUint8(0, 0x80 | count);
  packet.setUint8(1, type);
  packet.setUint16(2, packet.byteLength / 4 - 1);
}
