/** Where a pattern of bytes begins, each occurrence after the end of the one before. */
export function indicesOf(bytes: Uint8Array, pattern: Uint8Array): number[] {
  const [first] = pattern;
  const indices: number[] = [];
  if (first === undefined) return indices;
  for (let at = bytes.indexOf(first); at >= 0;) {
    const matches = matchesAt(bytes, at, pattern);
    if (matches) indices.push(at);
    at = bytes.indexOf(first, matches ? at + pattern.length : at + 1);
  }
  return indices;
}

/** True when `pattern` lies in `bytes` at index `at`. */
export function matchesAt(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  return pattern.every((byte, index) => bytes[at + index] === byte);
}
