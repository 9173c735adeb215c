/** A candidate as the browser told it, as plain data. */

export const candidateTypes = ['host', 'srflx', 'prflx', 'relay'] as const;

/** In the words of SDP: RFC 8839 section 5.1. */
export type CandidateType = (typeof candidateTypes)[number];

export interface CandidateFacts {
  /** Milliseconds since Run. */
  readonly atMs: number;
  /** How often ICE was restarted before. */
  readonly restarts: number;
  readonly type: CandidateType;
  readonly protocol: string;
  /** An IP address without brackets, or a name of mDNS; empty where the browser hides it. */
  readonly address: string;
  readonly port: number;
  readonly priority: number;
  readonly foundation: string;
  /** Address of the base, or for a relay where the server saw the client; null for a host candidate. */
  readonly related: { readonly address: string; readonly port: number } | null;
  /** How a relayed candidate's TURN server is reached: `udp`, `tcp`, `tls`; null for others. */
  readonly relayProtocol: string | null;
  /** Of the server that it was got from; empty for none. */
  readonly url: string;
  /** The whole line, as it is signaled. */
  readonly line: string;
}

/** What the browser's `RTCIceCandidate` has of it (WebRTC section 4.8.1). */
export type ToldCandidate = Pick<
  RTCIceCandidate,
  | 'candidate'
  | 'type'
  | 'protocol'
  | 'address'
  | 'port'
  | 'priority'
  | 'foundation'
  | 'relatedAddress'
  | 'relatedPort'
> & { readonly url?: string | null; readonly relayProtocol?: string | null };

/** Null for a candidate that the browser could not take apart, such as end-of-candidates. */
export function candidateFacts(
  told: ToldCandidate,
  atMs: number,
  restarts: number,
): CandidateFacts | null {
  const { type, port, priority } = told;
  if (type === null || port === null || priority === null) return null;
  const { relatedAddress, relatedPort } = told;
  return {
    atMs,
    restarts,
    type,
    protocol: told.protocol ?? 'udp',
    address: withoutBrackets(told.address ?? ''),
    port,
    priority,
    foundation: told.foundation ?? '',
    related:
      relatedAddress === null || relatedPort === null
        ? null
        : { address: withoutBrackets(relatedAddress), port: relatedPort },
    relayProtocol: told.relayProtocol ?? null,
    url: told.url ?? '',
    line: told.candidate,
  };
}

function withoutBrackets(address: string): string {
  return address.replace(/^\[(.*)\]$/, '$1');
}

/** A name that only the local network resolves, such as `<uuid>.local`. */
export function isMdnsName(address: string): boolean {
  return address.endsWith('.local');
}

/** Null where the address is hidden behind a name, or not told. */
export function addressFamily(address: string): 'IPv4' | 'IPv6' | null {
  if (address === '' || isMdnsName(address)) return null;
  return address.includes(':') ? 'IPv6' : 'IPv4';
}

/** `192.0.2.1:3478`, `[2001:db8::1]:3478`, `6f7ab63e….local:43762`; `hidden:43762` where it is not told. */
export function endpointText({
  address,
  port,
}: {
  readonly address: string;
  readonly port: number;
}): string {
  if (address === '') return `hidden:${port}`;
  if (isMdnsName(address)) return `${address.slice(0, 8)}….local:${port}`;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
