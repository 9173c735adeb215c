/** Everything of an RTP packet before its payload: RFC 3550 section 5.1. SRTP leaves it readable (RFC 3711 section 3.1). */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader } from '../field/field-reader.ts';
import { readHeaderExtension } from './header-extension.ts';
import { fixedHeader, packetTerms as terms } from './packet-terms.ts';
import { payloadTypeTerm } from './payload-type.ts';

export interface RtpHeader {
  /** Whether padding stands behind the payload. */
  readonly padding: boolean;
  /** What a marker means is up to the profile: for video, the last packet of a frame. */
  readonly marker: boolean;
  /** 0 to 127. */
  readonly payloadType: number;
  /** 0 to 65535. */
  readonly sequenceNumber: number;
  /** In ticks of the clock of the payload type: 90 kHz for video. */
  readonly timestamp: number;
  readonly ssrc: number;
  readonly csrcs: readonly number[];
  /** A rule that an element of the header extension breaks: the payload can be told all the same. */
  readonly extensionFault: BrokenRule | null;
}

const fixedHeaderBytes = 12;
const noExtension = { truncated: null, fault: null };

/** Reads the header with its extension. A broken rule is told after what could be read. */
export function readRtpHeader(reader: FieldReader): RtpHeader | BrokenRule {
  const broken = brokenBeginning(reader);
  if (broken) return broken;
  const { extension, csrcCount, ...header } = readFixedHeader(reader);
  const left = reader.bytes.length - fixedHeaderBytes;
  if (left < 4 * csrcCount) {
    const what = `expected ${csrcCount} CSRC identifiers in ${left} bytes`;
    return restBroken(reader, 'csrc-list-truncated', 'CSRC', what);
  }
  const csrcs = Array.from({ length: csrcCount }, () => reader.uint(terms.csrc, 32));
  const { truncated, fault } = extension ? readHeaderExtension(reader) : noExtension;
  return truncated ?? { ...header, csrcs, extensionFault: fault };
}

/** A packet that is too short, or of another version: nothing of it can be read. */
function brokenBeginning(reader: FieldReader): BrokenRule | null {
  const { bytes } = reader;
  const version = (bytes[0] ?? 0) >> 6;
  if (bytes.length > 0 && version !== 2) {
    return {
      code: 'rtp-version-not-2',
      field: 'version (V)',
      range: reader.layerRange({ start: 0, end: 1 }),
      what: `expected version 2, found ${version}`,
      source: fixedHeader,
    };
  }
  if (bytes.length >= fixedHeaderBytes) return null;
  const what = `expected at least ${fixedHeaderBytes} bytes, found ${bytes.length}`;
  return restBroken(reader, 'rtp-packet-too-short', 'fixed header', what);
}

function readFixedHeader(reader: FieldReader) {
  reader.uint(terms.version, 2);
  const padding = reader.uint(terms.padding, 1) === 1;
  const extension = reader.uint(terms.extension, 1) === 1;
  const csrcCount = reader.uint(terms.csrcCount, 4);
  const marker = reader.uint(terms.marker, 1) === 1;
  const payloadType = (reader.bytes[1] ?? 0) & 0x7f;
  reader.takeBits(payloadTypeTerm(payloadType), 7, payloadType);
  const sequenceNumber = reader.uint(terms.sequenceNumber, 16);
  const timestamp = reader.uint(terms.timestamp, 32);
  const ssrc = reader.uint(terms.ssrc, 32);
  return { padding, extension, csrcCount, marker, payloadType, sequenceNumber, timestamp, ssrc };
}

/** The rule is broken in what is left of the packet. */
export function restBroken(
  reader: FieldReader,
  code: string,
  field: string,
  what: string,
): BrokenRule {
  const range = reader.layerRange({ start: reader.byteIndex, end: reader.bytes.length });
  return { code, field, range, what, source: fixedHeader };
}
