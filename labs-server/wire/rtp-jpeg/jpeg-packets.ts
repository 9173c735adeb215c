/** One JPEG as RTP packets (RFC 2435 section 3.1): the scan in pieces, the tables in the first one. */
import type { JpegScan } from './jpeg-scan.ts';
import { rtpHeaderLength, writeRtpHeader } from './rtp-packet.ts';

/** RFC 3551 section 6, table 5: 26 is JPEG at 90,000 Hz. */
export const jpegPayloadType = 26;
export const jpegClockHz = 90_000;

const mainHeaderLength = 8;
const restartHeaderLength = 4;
const tableHeaderLength = 4;
/** RFC 2435 section 3.1.8: from 128 on the tables are in the packets; 255 says that they may change each time. */
const quantizationInBand = 255;
/** RFC 2435 section 3.1.3: 64 more, where there are restart markers. */
const withRestartMarkers = 64;

export interface PacketOptions {
  /** Sequence number of the first packet. */
  readonly sequenceNumber: number;
  /** Of the instant of the picture, in 1/90,000 s. */
  readonly timestamp: number;
  readonly ssrc: number;
  /** Longest packet, header included, in bytes; at least 200. */
  readonly maxPacketBytes: number;
}

/** The packets of one frame, in order; the last one has the marker bit. */
export function packetsOfJpeg(frame: JpegScan, options: PacketOptions): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let offset = 0; offset < frame.scan.length || offset === 0;) {
    const header = payloadHeader(frame, offset);
    const room = options.maxPacketBytes - rtpHeaderLength - header.length;
    const piece = frame.scan.subarray(offset, offset + room);
    const packet = new Uint8Array(rtpHeaderLength + header.length + piece.length);
    offset += piece.length;
    writeRtpHeader(packet, {
      marker: offset >= frame.scan.length,
      payloadType: jpegPayloadType,
      sequenceNumber: (options.sequenceNumber + packets.length) & 0xffff,
      timestamp: options.timestamp >>> 0,
      ssrc: options.ssrc,
    });
    packet.set(header, rtpHeaderLength);
    packet.set(piece, rtpHeaderLength + header.length);
    packets.push(packet);
    if (piece.length === 0) break;
  }
  return packets;
}

/** Main header; restart marker header where there are restart markers; tables before the first piece. */
function payloadHeader(frame: JpegScan, fragmentOffset: number): Uint8Array {
  const hasRestarts = frame.restartInterval > 0;
  const hasTables = fragmentOffset === 0;
  const { quantizationTables: tables } = frame;
  const header = new Uint8Array(
    mainHeaderLength +
      (hasRestarts ? restartHeaderLength : 0) +
      (hasTables ? tableHeaderLength + tables.length : 0),
  );
  const view = new DataView(header.buffer);
  // The first 8 bits are type-specific: 0 for a picture that is not interlaced.
  view.setUint32(0, fragmentOffset);
  view.setUint8(4, frame.type + (hasRestarts ? withRestartMarkers : 0));
  view.setUint8(5, quantizationInBand);
  view.setUint8(6, frame.width / 8);
  view.setUint8(7, frame.height / 8);
  let at = mainHeaderLength;
  if (hasRestarts) {
    view.setUint16(at, frame.restartInterval);
    // F and L set, count 0x3FFF: the whole frame must be there before it is decoded.
    view.setUint16(at + 2, 0xffff);
    at += restartHeaderLength;
  }
  if (hasTables) {
    view.setUint16(at + 2, tables.length);
    header.set(tables, at + tableHeaderLength);
  }
  return header;
}
