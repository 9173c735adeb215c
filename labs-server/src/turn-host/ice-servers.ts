/** The ICE servers that a page is told: our own, or those of an outside TURN server. */
import type { IceServer } from '../labs/lab-turn.ts';
import type { RestCredential } from './rest-credential.ts';

/** Open ports of our own. */
export interface StunPorts {
  /** UDP and TCP. */
  readonly stun: number;
  /** UDP only: answers Binding requests with a documentation address. Null where no port was free. */
  readonly pretendNat: number | null;
  /** UDP only: sends clients of TURN to the port `stun`. Null where no port was free. */
  readonly redirecting: number | null;
  /** TLS over TCP; null without certificate. */
  readonly turns: number | null;
}

/** @param hostname as in an authority */
export function ownIceServers(
  hostname: string,
  { stun, turns }: StunPorts,
  { username, password }: RestCredential,
): readonly IceServer[] {
  const at = (port: number): string => `${numeric(hostname)}:${port}`;
  const overTls = turns === null ? [] : [`turns:${at(turns)}?transport=tcp`];
  const urls = [`turn:${at(stun)}?transport=udp`, `turn:${at(stun)}?transport=tcp`];
  return [
    { urls: [stunUri(hostname, stun)] },
    { urls: [...urls, ...overTls], username, credential: password },
  ];
}

/** A STUN server that answers as if a NAT with a documentation address were before the client (RFC 5737). */
export function pretendNatServers(
  hostname: string,
  { pretendNat }: StunPorts,
): readonly IceServer[] {
  return pretendNat === null ? [] : [{ urls: [stunUri(hostname, pretendNat)] }];
}

/** A TURN server that sends its clients to our own (RFC 8489 section 10). */
export function redirectingServers(
  hostname: string,
  { redirecting }: StunPorts,
  { username, password }: RestCredential,
): readonly IceServer[] {
  if (redirecting === null) return [];
  const urls = [`turn:${numeric(hostname)}:${redirecting}?transport=udp`];
  return [{ urls, username, credential: password }];
}

/** RFC 7064 section 3.1. */
export function stunUri(hostname: string, port: number): string {
  return `stun:${numeric(hostname)}:${port}`;
}

/** "localhost" may be ::1 or 127.0.0.1, and a browser that tries both waits for the one that does not answer. */
const numeric = (hostname: string): string => (hostname === 'localhost' ? '127.0.0.1' : hostname);

/** A TURN server elsewhere, whose shared secret the operator gave. */
export interface OutsideIce {
  /** `host:port`. */
  readonly authority: string;
  readonly secret: string;
}

export function outsideIceServers(
  { authority }: OutsideIce,
  { username, password }: RestCredential,
): readonly IceServer[] {
  const urls = ['udp', 'tcp'].map((transport) => `turn:${authority}?transport=${transport}`);
  return [{ urls: [`stun:${authority}`] }, { urls, username, credential: password }];
}
