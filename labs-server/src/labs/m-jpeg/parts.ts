/** Frames as parts of `multipart/x-mixed-replace` (the grammar is that of RFC 2046 section 5.1.1). */
import type { CameraFrame } from '../../video/frame.ts';

/** When the delimiter that begins the next part is written; see the data of the endpoint. */
export type Flush = 'before' | 'after' | 'header';

/** What the Content-Length of a part says. */
export type LengthField = 'exact' | 'none' | 'short' | 'long';

export interface PartLayout {
  readonly boundary: string;
  readonly flush: Flush;
  readonly length: LengthField;
  /** Puts the delimiter into the data of each part. */
  readonly boundaryInData: boolean;
}

const longByBytes = 1_000;

/** What is written as soon as the response begins, before there is a frame. */
export function streamStart({ boundary, flush }: PartLayout): string {
  if (flush === 'before') return '';
  return flush === 'after' ? delimiter(boundary) : `${delimiter(boundary)}${openFields}`;
}

/** What is written for one frame. `isLast` ends the body with the close delimiter. */
export function framePart(layout: PartLayout, frame: CameraFrame, isLast: boolean): Buffer {
  return Buffer.concat(piecesOfPart(layout, frame, isLast));
}

/** The same, not joined. */
export function piecesOfPart(
  layout: PartLayout,
  frame: CameraFrame,
  isLast: boolean,
): readonly Uint8Array[] {
  const { boundary, flush } = layout;
  const jpeg = layout.boundaryInData ? withDelimiter(frame.jpeg, boundary) : frame.jpeg;
  const fields = flush === 'header' ? '' : partFields(layout, frame, jpeg.length);
  const before = flush === 'before' ? `${delimiter(boundary)}${fields}` : fields;
  const after = isLast ? closeDelimiter(boundary) : streamStart(layout);
  return [Buffer.from(before), jpeg, Buffer.from(`\r\n${after}`)];
}

export function pieceBytes(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** The end of a body whose last frame was not known to be the last: an empty part, then nothing. */
export function streamEnd({ boundary, flush }: PartLayout): string {
  return flush === 'before' ? closeDelimiter(boundary) : `\r\n${closeDelimiter(boundary)}`;
}

const openFields = 'Content-Type: image/jpeg\r\n\r\n';

/** "The CRLF preceding the boundary delimiter line is conceptually attached to the boundary": it follows the data. */
function delimiter(boundary: string): string {
  return `--${boundary}\r\n`;
}

function closeDelimiter(boundary: string): string {
  return `--${boundary}--\r\n`;
}

function partFields(
  { length }: PartLayout,
  { capturedWallMs }: CameraFrame,
  jpegBytes: number,
): string {
  const lengths = {
    exact: jpegBytes,
    short: Math.floor(jpegBytes / 2),
    long: jpegBytes + longByBytes,
    none: null,
  } as const;
  const told = lengths[length];
  const lengthField = told === null ? '' : `Content-Length: ${told}\r\n`;
  // Not registered, but what cameras send: the time of the picture in seconds since the Unix epoch.
  const timestamp = `X-Timestamp: ${(capturedWallMs / 1_000).toFixed(3)}\r\n`;
  return `Content-Type: image/jpeg\r\n${lengthField}${timestamp}\r\n`;
}

/** A comment segment (COM, ITU-T T.81 section B.2.4.5) right after SOI: the picture stays a valid JPEG. */
function withDelimiter(jpeg: Uint8Array, boundary: string): Uint8Array {
  const comment = Buffer.from(`\r\n${delimiter(boundary)}${openFields}`);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(comment.length + 2, 4);
  return Buffer.concat([head, comment, jpeg.subarray(2)]);
}
