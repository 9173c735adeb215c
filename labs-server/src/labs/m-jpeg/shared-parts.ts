/** Encode once, write many: streams that show the same frame in the same layout share its bytes. */
import type { CameraFrame } from '../../video/frame.ts';
import type { PartLayout } from './parts.ts';
import { pieceBytes, piecesOfPart } from './parts.ts';

/** A part, alone and as one chunk of the chunked coding (RFC 9112 section 7.1): both are the same memory. */
export interface SharedPart {
  readonly bytes: Buffer;
  readonly chunk: Buffer;
}

export interface SharedParts {
  /** `isLast` ends the body with the close delimiter: such a part is one stream's own. */
  partOf(frame: CameraFrame, layout: PartLayout, isLast: boolean): SharedPart;
}

/** Keeps those of one frame: a camera gives it to all its readers, one right after the other. */
export function createSharedParts(): SharedParts {
  let latest: CameraFrame | null = null;
  const parts = new Map<string, SharedPart>();
  return {
    partOf(frame, layout, isLast) {
      if (isLast) return asChunk(piecesOfPart(layout, frame, true));
      if (frame !== latest) parts.clear();
      latest = frame;
      const key = `${layout.flush} ${layout.length} ${layout.boundaryInData}`;
      const part = parts.get(key) ?? asChunk(piecesOfPart(layout, frame, false));
      parts.set(key, part);
      return part;
    },
  };
}

const lineEnd = Buffer.from('\r\n');

function asChunk(pieces: readonly Uint8Array[]): SharedPart {
  const byteLength = pieceBytes(pieces);
  const size = Buffer.from(`${byteLength.toString(16)}\r\n`);
  const chunk = Buffer.concat([size, ...pieces, lineEnd]);
  return { bytes: chunk.subarray(size.length, size.length + byteLength), chunk };
}
