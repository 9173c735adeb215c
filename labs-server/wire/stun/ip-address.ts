/** IP addresses as text and as bytes: dotted decimal for IPv4, RFC 5952 for IPv6. */

/** `192.0.2.1` of 4 bytes; of 16 the canonical text of RFC 5952 section 4: `2001:db8::1`. */
export function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from(
    { length: 8 },
    (_, index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0),
  );
  const zeros = longestZeros(groups);
  const text = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  if (zeros === null) return text(0, 8);
  return `${text(0, zeros.start)}::${text(zeros.end, 8)}`;
}

/** Section 4.2.3: the longest run of zeros, the first of several, and none of a single group (4.2.2). */
function longestZeros(groups: readonly number[]) {
  let longest: { readonly start: number; readonly end: number } | null = null;
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === 0) end += 1;
    if (end - start >= 2 && end - start > (longest ? longest.end - longest.start : 0)) {
      longest = { start, end };
    }
  }
  return longest;
}

/** 4 or 16 bytes, or null where `text` is no address. A zone (`%eth0`) is none of the address. */
export function ipBytes(text: string): Uint8Array | null {
  return text.includes(':') ? ipv6Bytes(text) : ipv4Bytes(text);
}

function ipv4Bytes(text: string): Uint8Array | null {
  const parts = text.split('.');
  const isAddress =
    parts.length === 4 &&
    parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return isAddress ? Uint8Array.from(parts, Number) : null;
}

function ipv6Bytes(text: string): Uint8Array | null {
  const texts = text.split('::');
  const halves = texts.map((half, index) => groupsOf(half, index === texts.length - 1));
  const [head, tail] = halves;
  if (!head || tail === null || halves.length > 2) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

/** The groups of one side of `::`; at the end of the text an IPv4 address stands for two (RFC 4291 section 2.2). */
function groupsOf(half: string, isLastHalf: boolean): readonly number[] | null {
  if (half === '') return [];
  const groups: number[] = [];
  const parts = half.split(':');
  for (const [index, part] of parts.entries()) {
    const ipv4 = isLastHalf && index === parts.length - 1 ? ipv4Bytes(part) : null;
    if (ipv4) {
      const [a = 0, b = 0, c = 0, d = 0] = ipv4;
      groups.push((a << 8) | b, (c << 8) | d);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
    if (groups.length > 8) return null;
  }
  return groups;
}
