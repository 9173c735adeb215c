/**
 * RTP packets back to JPEGs (RFC 2435 section 3.1 and appendices A and B): at the lab for a stream that
 * somebody publishes, in a page for what it shows. The headers of the JPEG are made anew; a frame of which a packet is missing is dropped.
 */
import { defaultQuantizationTables } from './quantization-tables.ts';
import { jpegOfScan } from './jpeg-of-scan.ts';
import { joinBytes } from './join-bytes.ts';
import { jpegPayloadType } from './jpeg-packets.ts';
import type { JpegScan } from './jpeg-scan.ts';
import type { RtpPacket } from './rtp-packet.ts';

/** Most bytes of one frame; what is longer is dropped. */
export const maxFrameBytes = 1024 * 1024;

/** The Q whose tables may change with every frame. */
const tablesInEveryFrame = 255;

interface Pieces {
  readonly timestamp: number;
  readonly ssrc: number;
  header: MainHeader;
  pieces: Uint8Array[];
  byteLength: number;
}

interface MainHeader {
  readonly fragmentOffset: number;
  readonly type: 0 | 1;
  readonly quality: number;
  readonly width: number;
  readonly height: number;
  readonly restartInterval: number;
  /** `null` where they are not in this packet. */
  readonly tables: Uint8Array | null;
  readonly data: Uint8Array;
}

export class JpegAssembly {
  readonly #onFrame: (jpeg: Uint8Array) => void;
  #pieces: Pieces | null = null;
  /** Tables by Q: RFC 2435 section 3.1.8 lets a sender send those below 255 once. */
  readonly #tablesOf = new Map<number, Uint8Array>();
  #finishedFrames = 0;
  #droppedFrames = 0;

  /** @param onFrame gets each whole frame, as a JPEG of its own */
  constructor(onFrame: (jpeg: Uint8Array) => void) {
    this.#onFrame = onFrame;
  }

  get finishedFrames(): number {
    return this.#finishedFrames;
  }

  /** Frames that were begun and not finished, or could not be read. */
  get droppedFrames(): number {
    return this.#droppedFrames;
  }

  /** Takes one packet, in the order in which they came. Its payload may be reused afterwards. */
  take({ payloadType, payload, timestamp, ssrc, marker }: RtpPacket): void {
    if (payloadType !== jpegPayloadType) return;
    const header = readMainHeader(payload);
    if (header === null) return this.#drop();
    if (header.fragmentOffset === 0) this.#begin(header, timestamp, ssrc);
    const pieces = this.#pieces;
    if (pieces === null) return;
    const continues = pieces.timestamp === timestamp && pieces.ssrc === ssrc;
    if (!continues || pieces.byteLength !== header.fragmentOffset) return this.#drop();
    pieces.pieces.push(header.data.slice());
    pieces.byteLength += header.data.length;
    if (pieces.byteLength > maxFrameBytes) this.#drop();
    else if (marker) this.#finish(pieces);
  }

  #begin(header: MainHeader, timestamp: number, ssrc: number): void {
    if (this.#pieces !== null) this.#drop();
    this.#pieces = { header, timestamp, ssrc, pieces: [], byteLength: 0 };
    if (header.tables !== null) this.#tablesOf.set(header.quality, header.tables.slice());
  }

  #finish({ header, pieces }: Pieces): void {
    const { width, height, type, restartInterval, quality } = header;
    const quantizationTables = this.#tablesOf.get(quality) ?? defaultQuantizationTables(quality);
    if (quantizationTables === null) return this.#drop();
    const scan = joinBytes(pieces);
    this.#pieces = null;
    const frame: JpegScan = { width, height, type, restartInterval, quantizationTables, scan };
    this.#finishedFrames += 1;
    this.#onFrame(jpegOfScan(frame));
  }

  #drop(): void {
    this.#pieces = null;
    this.#droppedFrames += 1;
  }
}

/** `null` where it is cut short, or of a type that RFC 2435 does not define. */
function readMainHeader(payload: Uint8Array): MainHeader | null {
  if (payload.length < 8) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const fragmentOffset = view.getUint32(0) & 0xffffff;
  const typeByte = view.getUint8(4);
  const hasRestarts = typeByte >= 64 && typeByte <= 127;
  const type = typeByte & 63;
  const quality = view.getUint8(5);
  let at = hasRestarts ? 12 : 8;
  if (type > 1 || typeByte > 127 || quality === 0 || payload.length < at) return null;
  const restartInterval = hasRestarts ? view.getUint16(8) : 0;
  // Section 3.1.7: "This value MUST NOT be zero."
  if (hasRestarts && restartInterval === 0) return null;
  let tables: Uint8Array | null = null;
  if (quality >= 128 && fragmentOffset === 0) {
    const length = payload.length < at + 4 ? null : view.getUint16(at + 2);
    if (length === null || payload.length < at + 4 + length) return null;
    // RFC 2435 section 3.1.8: a length of 0 refers to tables that were sent before, which Q 255 must not.
    if (length === 0 && quality === tablesInEveryFrame) return null;
    if (length > 0) tables = bothTables(payload.subarray(at + 4, at + 4 + length));
    if (length > 0 && (tables === null || view.getUint8(at + 1) !== 0)) return null;
    at += 4 + length;
  }
  return {
    fragmentOffset,
    type: type === 0 ? 0 : 1,
    quality,
    width: view.getUint8(6) * 8,
    height: view.getUint8(7) * 8,
    restartInterval,
    tables,
    data: payload.subarray(at),
  };
}

/** Luminance and chrominance; a sender that quantizes both alike, as FFmpeg does, sends one table. */
function bothTables(tables: Uint8Array): Uint8Array | null {
  if (tables.length === 64) return Uint8Array.from([...tables, ...tables]);
  return tables.length === 128 ? tables : null;
}
