/** The bytes of one frame, rules kept or not: RFC 6455 section 5.2. Pure, so that a cell can use it as well. */

/** How the length is written; `least` takes the fewest bytes, as section 5.2 demands. */
export type LengthForm = 'least' | '7' | '16' | '64';

/** What stands in the frame. Nothing is checked: a builder of broken frames is what this is for. */
export interface FrameParts {
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  /** 0 to 15. */
  readonly opcode: number;
  /** Four bytes, or null for a frame without mask. */
  readonly maskingKey: Uint8Array | null;
  /** A form too small for the length gives way to the next one that can hold it. */
  readonly lengthForm: LengthForm;
  /** The length that the header claims, at most 2^64 - 1; null for the true one. */
  readonly claimedLength: bigint | null;
  /** Before it is masked; borrowed. */
  readonly payload: Uint8Array;
}

/** A final text frame, masked with `maskingKey`. */
export function textFrame(text: string, maskingKey: Uint8Array | null): FrameParts {
  return {
    fin: true,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode: 0x1,
    maskingKey,
    lengthForm: 'least',
    claimedLength: null,
    payload: new TextEncoder().encode(text),
  };
}

export function encodeFrame(parts: FrameParts): Uint8Array {
  const { fin, rsv1, rsv2, rsv3, opcode, maskingKey, payload } = parts;
  const first = bit(fin, 7) | bit(rsv1, 6) | bit(rsv2, 5) | bit(rsv3, 4) | (opcode & 0xf);
  const [short = 0, ...extended] = lengthBytes(parts);
  const header = [first, bit(maskingKey !== null, 7) | short, ...extended];
  const key = maskingKey ?? new Uint8Array(0);
  const data = maskingKey === null ? payload : applyMask(payload, maskingKey);
  return joinBytes([Uint8Array.from(header), key, data]);
}

/** Section 5.3: octet i XOR octet i MOD 4 of the key. Doing it twice gives the first bytes again. */
export function applyMask(bytes: Uint8Array, maskingKey: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => byte ^ (maskingKey[index % 4] ?? 0));
}

export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** The form in which `length` is written when `wanted` is asked for. */
export function lengthFormOf(length: bigint, wanted: LengthForm): '7' | '16' | '64' {
  if (length <= 125n && (wanted === 'least' || wanted === '7')) return '7';
  return length <= 0xffffn && wanted !== '64' ? '16' : '64';
}

/** The 7 bits, and the extended payload length in network byte order. */
function lengthBytes({ lengthForm, claimedLength, payload }: FrameParts): readonly number[] {
  const length = claimedLength ?? BigInt(payload.length);
  const form = lengthFormOf(length, lengthForm);
  if (form === '7') return [Number(length)];
  return form === '16' ? [126, ...bigEndian(length, 2)] : [127, ...bigEndian(length, 8)];
}

function bigEndian(value: bigint, byteLength: number): readonly number[] {
  return Array.from({ length: byteLength }, (_, index) =>
    Number((value >> BigInt(8 * (byteLength - 1 - index))) & 0xffn),
  );
}

function bit(isSet: boolean, position: number): number {
  return isSet ? 1 << position : 0;
}
