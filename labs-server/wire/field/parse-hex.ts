/** Bytes written as hex by people. */

/**
 * The bytes of `text`: two hex digits each, with whitespace wherever one likes; `#` begins a comment that ends with its
 * line. `null` where anything else is found.
 */
export function parseHex(text: string): Uint8Array | null {
  const digits = text.replace(/#.*$/gm, '').replace(/\s+/g, '');
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return null;
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}
