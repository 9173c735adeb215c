/** Internet addresses as bytes. A text that is no address becomes zeros: the record's own metadata keeps it. */

const mappedPrefix = /^::ffff:(?=\d+\.)/i;

/** True for dotted decimal, also in the IPv4-mapped form of RFC 4291 section 2.5.5.2. */
export function isIpv4(address: string): boolean {
  return !address.replace(mappedPrefix, '').includes(':');
}

/** The 4 bytes of an IPv4 address, also of one in IPv4-mapped form. */
export function toIpv4Bytes(address: string): Uint8Array {
  const parts = address.replace(mappedPrefix, '').split('.').map(Number);
  const valid =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256);
  return Uint8Array.from(valid ? parts : [0, 0, 0, 0]);
}

/** The 16 bytes of an IPv6 address (RFC 4291 section 2.2); an IPv4 address becomes IPv4-mapped. */
export function toIpv6Bytes(address: string): Uint8Array {
  if (isIpv4(address)) {
    return Uint8Array.from([...zeros(10), 255, 255, ...toIpv4Bytes(address)]);
  }
  const [withoutZone = ''] = address.split('%');
  const [left = '', right] = withoutZone.split('::');
  const head = toGroups(left);
  const tail = toGroups(right ?? '');
  const omitted = Math.max(0, 8 - head.length - tail.length);
  const groups = right === undefined ? head : [...head, ...zeros(omitted), ...tail];
  const valid =
    groups.length === 8 && groups.every((group) => Number.isInteger(group) && group <= 0xffff);
  return Uint8Array.from(valid ? groups.flatMap((group) => [group >> 8, group & 255]) : zeros(16));
}

function toGroups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
