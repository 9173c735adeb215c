/**
 * Decides which candidates of the other side Bob sends checks to. A candidate is an address that a client names; without
 * this guard, anybody who signals could have this machine send datagrams to whom they please (RFC 8445 section 19.5.1).
 */
import { isIP } from 'node:net';
import type { AllowedAddresses } from './allowed-addresses.ts';

/** Null: nobody answered for the name. */
export type ResolveName = (name: string) => Promise<string | null>;

export type CandidateVerdict =
  /** `candidate` names an address, whatever the one that came named. */
  | { readonly allowed: true; readonly candidate: string }
  /** One sentence. */
  | { readonly allowed: false; readonly reason: string };

/** RFC 8839 section 5.1: foundation, component, transport, priority, connection-address, port, "typ", type, extensions. */
const grammar =
  /^(?:a=)?candidate:([A-Za-z0-9+/]{1,32}) (\d{1,3}) (\w+) (\d{1,10}) (\S{1,256}) (\d{1,5}) typ (\w+)(?: .*)?$/;
/** "a version 4 UUID followed by .local": draft-ietf-mmusic-mdns-ice-candidates section 3.1.1. */
const mdnsName = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.local$/i;
/** Below it are the services of a system, which nobody's browser gathers candidates on. */
const minPort = 1024;
export const maxCandidateLength = 1024;

/** Whether a name has to be looked up before the candidate can be judged. */
export function namesHost(candidate: string): boolean {
  return /\.local /i.test(candidate.slice(0, maxCandidateLength));
}

export async function judgeCandidate(
  text: string,
  addresses: AllowedAddresses,
  resolve: ResolveName,
): Promise<CandidateVerdict> {
  const candidate = text.trim();
  const parts = candidate.length > maxCandidateLength ? null : grammar.exec(candidate);
  if (parts === null) return refuse('It is not a candidate attribute (RFC 8839, 5.1).');
  const [, , , transport = '', , address = '', port = ''] = parts;
  if (transport.toLowerCase() !== 'udp') {
    return refuse('Bob sends and receives over UDP only, not over TCP (RFC 6544).');
  }
  if (Number(port) < minPort || Number(port) > 65_535) {
    return refuse(
      `Port ${port} is none that a peer gathers candidates on: Bob sends to ports from ${minPort}.`,
    );
  }
  if (isIP(address) !== 0) {
    return addresses.has(address) ? { allowed: true, candidate } : refuse(notAllowed(address));
  }
  return judgeName(candidate, address, addresses, resolve);
}

async function judgeName(
  candidate: string,
  name: string,
  addresses: AllowedAddresses,
  resolve: ResolveName,
): Promise<CandidateVerdict> {
  if (!mdnsName.test(name)) {
    return refuse(
      `Bob resolves no host names but those of multicast DNS, a UUID followed by .local.`,
    );
  }
  const address = await resolve(name);
  if (address === null) {
    return refuse(
      'Nobody answered for this name by multicast DNS; a check from there is answered all the same.',
    );
  }
  if (isIP(address) === 0 || !addresses.has(address)) {
    return refuse(`The name stands for ${address}. ${notAllowed(address)}`);
  }
  return { allowed: true, candidate: candidate.replace(` ${name} `, ` ${address} `) };
}

function refuse(reason: string): CandidateVerdict {
  return { allowed: false, reason };
}

function notAllowed(address: string): string {
  return `${address} is neither this machine nor the one that signals: Bob sends it nothing, so that nobody can aim him at others.`;
}
