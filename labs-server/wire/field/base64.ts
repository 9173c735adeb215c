/** Base64 with padding: RFC 4648 section 4. */
import type { ByteRange } from './field.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map([...alphabet].map((character, index) => [character.charCodeAt(0), index]));
const pad = 0x3d;

/** The base64 of `bytes`. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group =
      ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const characters = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63] ?? '');
    const whole = Math.min(bytes.length - index, 3) + 1;
    text += characters.slice(0, whole).join('').padEnd(4, '=');
  }
  return text;
}

/** How many bytes `text` stands for; null where it is not base64, padding included. */
export function base64ByteLength(text: string): number | null {
  const match = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.exec(text);
  if (match === null) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

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
