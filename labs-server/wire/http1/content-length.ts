/** `Content-Length = 1*DIGIT`: RFC 9110 section 8.6. */

/**
 * The length that all of `values` agree on, in bytes; `null` where they are not decimal numbers or differ. Each value
 * may be a list ("42, 42"): intermediaries join repeated lines with commas. Beyond 2^53 - 1 the result is 2^53 - 1.
 */
export function parseContentLength(values: readonly string[]): number | null {
  const members = values.flatMap((value) => value.split(',')).map((member) => member.trim());
  if (!members.every((member) => /^\d+$/.test(member))) return null;
  const decimals = new Set(members.map((member) => member.replace(/^0+(?=\d)/, '')));
  const [decimal] = decimals;
  if (decimal === undefined || decimals.size > 1) return null;
  return Math.min(Number(decimal), Number.MAX_SAFE_INTEGER);
}
