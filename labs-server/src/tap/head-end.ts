/** Where the head of a request ends (RFC 9112 section 2.1): after the first empty line. */

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * Offset after the CRLF CRLF that ends the head at the start of `bytes`; null when no whole head is there, or when
 * it does not begin with `start` (method, space, request-target). CR and LF before the request-line are skipped,
 * as RFC 9112 section 2.2 lets a server do.
 */
export function findHeadEnd(bytes: Buffer, start: string): number | null {
  let begin = 0;
  while (bytes[begin] === carriageReturn || bytes[begin] === lineFeed) begin += 1;
  if (bytes.toString('latin1', begin, begin + start.length + 1) !== `${start} `) return null;
  const end = bytes.indexOf('\r\n\r\n', begin, 'latin1');
  return end < 0 ? null : end + 4;
}
