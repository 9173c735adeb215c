/**
 * A response as text that a student edits. Each line of the text ends in CR LF on the wire; a line that ends in the
 * sign ¶ ends in LF alone.
 */

/** A response head that lets script read the answer: without the CORS line only "Failed to fetch" is seen. */
export const responseHead = [
  'HTTP/1.1 200 OK',
  'Access-Control-Allow-Origin: *',
  'Content-Type: text/plain; charset=utf-8',
  'Transfer-Encoding: chunked',
  '',
].join('\n');

/** Stands at the end of a line that ends in LF alone. */
export const loneLfSign = '¶';

/** UTF-8 octets, since a chunk-size counts octets (RFC 9112 section 7.1). */
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The chunk lines for `body`: a chunk per size, the rest as one more, the last-chunk, the empty trailer section.
 * A size that would cut a character in two still counts octets; the text then shows a replacement character.
 */
export function chunkedText(body: string, sizes: readonly number[]): string {
  const octets = encoder.encode(body.replaceAll('\n', '\r\n'));
  const lines: string[] = [];
  let at = 0;
  for (const size of [...sizes, octets.length]) {
    const chunk = octets.subarray(at, at + size);
    if (chunk.length === 0) continue;
    at += chunk.length;
    const text = decoder.decode(chunk).replaceAll('\r\n', '\n');
    lines.push(chunk.length.toString(16).toUpperCase(), text);
  }
  return [...lines, '0', '', ''].join('\n');
}

/** The octets that the lab writes. */
export function wireBytes(text: string): Uint8Array {
  const wire = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\n', '\r\n')
    .replaceAll(`${loneLfSign}\r\n`, '\n');
  return encoder.encode(wire);
}

/** Sizes out of "5, 10": positive integers, at most 50; what is no number is left out. */
export function parseSizes(text: string): number[] {
  return text
    .split(/[\s,]+/)
    .map(Number)
    .filter((size) => Number.isInteger(size) && size > 0)
    .slice(0, 50);
}
