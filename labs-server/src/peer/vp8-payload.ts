/** What the first bytes of a VP8 payload say (RFC 7741 sections 4.2 and 4.3). */

export interface Vp8Start {
  readonly isKeyFrame: boolean;
  /** Null unless it is a key frame. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** Null: the payload does not start a frame, or is too short. */
export function readVp8Start(payload: Uint8Array): Vp8Start | null {
  const header = frameOffset(payload);
  const tag = payload[header ?? payload.length];
  if (header === null || tag === undefined) return null;
  // RFC 7741 section 4.3: P is 0 in a key frame.
  if ((tag & 1) === 1) return { isKeyFrame: false, size: null };
  return { isKeyFrame: true, size: sizeAt(payload, header) };
}

/** Past the payload descriptor; null unless S is set and the partition is the first. */
function frameOffset(payload: Uint8Array): number | null {
  const [first = 0, extension = 0, pictureId = 0] = payload;
  const startsFrame = (first & 0x10) !== 0 && (first & 0x07) === 0;
  if (!startsFrame) return null;
  if ((first & 0x80) === 0) return 1;
  const hasPictureId = (extension & 0x80) !== 0;
  const pictureIdBytes = hasPictureId ? ((pictureId & 0x80) === 0 ? 1 : 2) : 0;
  const hasTl0PicIdx = (extension & 0x40) !== 0;
  const hasTidOrKeyIdx = (extension & 0x30) !== 0;
  return 2 + pictureIdBytes + (hasTl0PicIdx ? 1 : 0) + (hasTidOrKeyIdx ? 1 : 0);
}

/** RFC 6386 section 9.1: frame tag of 3 bytes, start code 9d 01 2a, then 14 bits each of width and height. */
function sizeAt(payload: Uint8Array, header: number): Vp8Start['size'] {
  if (payload.length < header + 10) return null;
  const view = new DataView(payload.buffer, payload.byteOffset + header, 10);
  if (view.getUint16(3) !== 0x9d01 || view.getUint8(5) !== 0x2a) return null;
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}
