/** What decoded units of an RTSP connection say. Text is ISO-8859-1, one character per byte. */
import type { ByteRange } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';

/** RFC 2326 section 6. */
export interface RtspRequest extends MessageParts {
  readonly kind: 'request';
  readonly method: string;
  readonly requestUri: string;
}

/** RFC 2326 section 7. */
export interface RtspResponse extends MessageParts {
  readonly kind: 'response';
  readonly statusCode: number;
  readonly reasonPhrase: string;
}

interface MessageParts {
  readonly fieldLines: readonly FieldLine[];
  /** Ties a response to its request; `null` where it is missing or no number. */
  readonly cseq: number | null;
  /** In layer coordinates; empty where there is none. */
  readonly body: ByteRange;
}

/** Embedded binary data: RFC 2326 section 10.12. */
export interface InterleavedFrame {
  readonly kind: 'interleaved';
  readonly channel: number;
  /** In layer coordinates. */
  readonly data: ByteRange;
}

export type RtspUnit = RtspRequest | RtspResponse | InterleavedFrame;

/** Values of the fields called `name` (any case), joined by commas; `null` where there is none. */
export function rtspFieldValue(fieldLines: readonly FieldLine[], name: string): string | null {
  const lowerCaseName = name.toLowerCase();
  const values = fieldLines
    .filter((line) => line.name.toLowerCase() === lowerCaseName)
    .map(({ value }) => value);
  return values.length === 0 ? null : values.join(', ');
}
