/** Bytes as text, in the two ways that the formats name. `start` and `end` (default: all) are indices into the bytes. */

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Formats are made of short texts, for which calling a decoder costs more than decoding. */
const shortBytes = 48;

/** UTF-8; each sequence that is not UTF-8 becomes U+FFFD, and a byte order mark is kept. Never throws. */
export function utf8Text(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return shortAsciiText(bytes, start, end) ?? utf8.decode(bytes.subarray(start, end));
}

/**
 * The beginning of a text of `byteLength` bytes in UTF-8, of which `bytes` are the first: where there are more, an
 * ellipsis stands for them, and for a character of which not every byte is among the first. Never throws.
 */
export function utf8Preview(bytes: Uint8Array, byteLength: number): string {
  if (bytes.length >= byteLength) return utf8Text(bytes);
  // Decoding as a stream keeps back the character that is not whole; the decoder keeps it for itself.
  const beginning = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
  return `${beginning}…`;
}

/** The first character of a text in UTF-8; empty where there is none. */
export function firstCharacter(bytes: Uint8Array): string {
  const [character = ''] = utf8Text(bytes.subarray(0, 4));
  return character;
}

/** The first `length` UTF-16 code units of `text`; one less where they would end within a character. */
export function beginningOf(text: string, length: number): string {
  const isCut = text.length > length && (text.codePointAt(length - 1) ?? 0) > 0xffff;
  return text.slice(0, isCut ? length - 1 : length);
}

/**
 * ISO-8859-1: byte N is character U+00NN (RFC 9110 section 5.5 lets a recipient read field values so).
 * `TextDecoder('latin1')` is no substitute: the Encoding standard maps that label to windows-1252.
 */
export function latin1Text(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const short = shortAsciiText(bytes, start, end);
  if (short !== null) return short;
  // fromCharCode takes its characters as arguments, whose number the engine limits.
  const sliceBytes = 4096;
  let text = '';
  for (let from = start; from < end; from += sliceBytes) {
    text += String.fromCharCode(...bytes.subarray(from, Math.min(from + sliceBytes, end)));
  }
  return text;
}

/** The text where it is short and all ASCII, which is the same in both; else `null`. */
function shortAsciiText(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start > shortBytes) return null;
  let text = '';
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0x80) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}
