/** Where the head of a request ends (RFC 9112 section 2.1): after the first empty line. */

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const space = 0x20;
/** The end of the last field line, and the empty line. */
const emptyLine = Buffer.from('\r\n\r\n');

/**
 * Offset after the CRLF CRLF that ends the head at the start of `bytes`; null when no whole head is there, or when
 * its request-line is not `method`, space, `target`, space ... CR and LF before the request-line are skipped, as
 * RFC 9112 section 2.2 lets a server do.
 */
export function findHeadEnd(bytes: Buffer, method: string, target: string): number | null {
  let begin = 0;
  while (bytes[begin] === carriageReturn || bytes[begin] === lineFeed) begin += 1;
  const targetAt = begin + method.length + 1;
  if (!hasToken(bytes, begin, method) || !hasToken(bytes, targetAt, target)) return null;
  const end = bytes.indexOf(emptyLine, begin);
  return end < 0 ? null : end + emptyLine.length;
}

/** `latin1` and a space, byte by byte: for every request, and decoding would take several times as long. */
function hasToken(bytes: Buffer, begin: number, latin1: string): boolean {
  for (let index = 0; index < latin1.length; index += 1) {
    if (bytes[begin + index] !== latin1.charCodeAt(index)) return false;
  }
  return bytes[begin + latin1.length] === space;
}
