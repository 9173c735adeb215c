/** Base64 as Engine.IO writes binary data into an HTTP body: RFC 4648 section 4. */
import type { ByteRange } from '../field/field.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map([...alphabet].map((character, index) => [character.charCodeAt(0), index]));
const pad = 0x3d;

/** True where `range` of `bytes` is base64: whole groups of four characters, the last one padded. */
export function isBase64(bytes: Uint8Array, { start, end }: ByteRange): boolean {
  if ((end - start) % 4 !== 0) return false;
  const unpadded = withoutPadding(bytes, { start, end });
  for (let index = start; index < unpadded; index += 1) {
    if (!sextets.has(bytes[index] ?? 0)) return false;
  }
  return true;
}

/** The bytes that `base64` stands for; it must satisfy `isBase64`. */
export function decodeBase64(base64: Uint8Array): Uint8Array {
  const length = withoutPadding(base64, { start: 0, end: base64.length });
  const decoded = new Uint8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let written = 0;
  for (let index = 0; index < length; index += 1) {
    bits = ((bits << 6) | (sextets.get(base64[index] ?? 0) ?? 0)) & 0xffff;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    decoded[written] = (bits >> bitCount) & 0xff;
    written += 1;
  }
  return decoded;
}

/** Index after the last character that is no padding, of which there are at most two. */
function withoutPadding(bytes: Uint8Array, { start, end }: ByteRange): number {
  let last = end;
  while (last > start && end - last < 2 && bytes[last - 1] === pad) last -= 1;
  return last;
}
