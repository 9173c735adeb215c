/** The addresses to which Bob sends anything at all: of this machine, and of who signals with him. */
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The addresses of this machine's interfaces, the loopback among them. */
export function machineAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.map(({ address }) => address),
  );
}

/** One spelling for each address: an IPv4 address without `::ffff:`, an IPv6 address as RFC 5952 writes it. */
export function canonicalAddress(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  return isIP(plain) === 6 ? new URL(`http://[${plain}]`).hostname.slice(1, -1) : plain;
}

/** RFC 1122 section 3.2.1.3, and RFC 4291 section 2.5.3. */
export function isLoopback(address: string): boolean {
  return isIP(address) === 4 ? address.startsWith('127.') : address === '::1';
}

export interface AllowedAddresses {
  /** @param address an IP address, in any spelling */
  has(address: string): boolean;
  /** Those of this machine that Bob has candidates for: IPv4, the loopback first where the other side is here too. */
  readonly forCandidates: readonly string[];
}

/**
 * @param signaledFrom where the other side signals from; null when that is unknown
 * @param ofMachine this machine's own addresses
 */
export function allowedAddresses(
  signaledFrom: string | null,
  ofMachine: readonly string[],
): AllowedAddresses {
  const own = new Set(ofMachine.map(canonicalAddress));
  const other = signaledFrom === null ? null : canonicalAddress(signaledFrom);
  const otherIsHere = other === null || isLoopback(other) || own.has(other);
  const addressable = [...own].filter(
    (address) => isIP(address) === 4 && !isLoopback(address) && !address.startsWith('169.254.'),
  );
  return {
    has(address) {
      const one = canonicalAddress(address);
      return isIP(one) !== 0 && (isLoopback(one) || own.has(one) || one === other);
    },
    forCandidates: otherIsHere ? ['127.0.0.1', ...addressable] : addressable,
  };
}
