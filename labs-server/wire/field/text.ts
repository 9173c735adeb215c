/** Bytes as text, in the two ways that the formats name. `start` and `end` (default: all) are indices into the bytes. */

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Formats are made of short texts, for which calling a decoder costs more than decoding. */
const shortBytes = 48;

/** UTF-8; each sequence that is not UTF-8 becomes U+FFFD, and a byte order mark is kept. Never throws. */
export function utf8Text(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return shortAsciiText(bytes, start, end) ?? utf8.decode(bytes.subarray(start, end));
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
