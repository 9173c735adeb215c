/** Bytes as text, in the two ways that the formats name. */

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8; each sequence that is not UTF-8 becomes U+FFFD, and a byte order mark is kept. Never throws. */
export function utf8Text(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/**
 * ISO-8859-1: byte N is character U+00NN (RFC 9110 section 5.5 lets a recipient read field values so).
 * `TextDecoder('latin1')` is no substitute: the Encoding standard maps that label to windows-1252.
 */
export function latin1Text(bytes: Uint8Array): string {
  // fromCharCode takes its characters as arguments, whose number the engine limits.
  const sliceBytes = 4096;
  let text = '';
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    text += String.fromCharCode(...bytes.subarray(start, start + sliceBytes));
  }
  return text;
}
