/** Bytes as they stand in STUN messages: big-endian numbers, and pieces put together. */

/** `value` in `byteLength` bytes (at most 4), most significant first. */
export function uintBytes(value: number, byteLength: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * byteLength)) {
    throw new RangeError(`expected an unsigned integer of ${8 * byteLength} bits, found ${value}`);
  }
  const bytes = new Uint8Array(byteLength);
  let rest = value;
  for (let index = byteLength - 1; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** The pieces one after the other. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Every byte of `bytes` XORed with that of `key` at the same index. */
export function xorBytes(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => byte ^ (key[index] ?? 0));
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** `b7e7a701…`: two digits each. */
export function hexText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits[byte] ?? '';
  return text;
}

/** `0x000C`, as the registry of IANA writes 16 bits. */
export function hex16(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** True when both have the same bytes; takes the same time wherever they differ. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
}
