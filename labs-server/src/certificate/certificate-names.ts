/** The names that a made certificate is valid for: all by which this server may be asked. RFC 9525 section 2. */
import { isIP } from 'node:net';

/** One entry of subjectAltName: a DNS name, or an IP address without brackets. */
export type CertificateName =
  | { readonly kind: 'dns'; readonly value: string }
  | { readonly kind: 'ip'; readonly value: string };

/** What `os.networkInterfaces` tells, as far as it is needed. */
export type Interfaces = Readonly<
  Record<string, readonly { readonly address: string; readonly internal: boolean }[] | undefined>
>;

const loopback = ['localhost', '127.0.0.1', '::1'];

/**
 * The loopback's names, `hostnames` (as in an authority), and where others are let in (`isOpen`) the addresses of this
 * machine. In a fixed order, each once.
 */
export function certificateNames(
  hostnames: readonly string[],
  isOpen: boolean,
  interfaces: Interfaces,
): readonly CertificateName[] {
  const addresses = Object.values(interfaces)
    .flatMap((entries) => entries ?? [])
    // An address of the link alone is written with a zone, which a certificate has no place for.
    .filter(({ address, internal }) => !internal && !address.toLowerCase().startsWith('fe80:'))
    .map(({ address }) => address);
  const names = [...loopback, ...hostnames.map(withoutBrackets), ...(isOpen ? addresses : [])];
  return [...new Set(names)].map((value) => ({ kind: isIP(value) === 0 ? 'dns' : 'ip', value }));
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}
