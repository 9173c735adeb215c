/** The names under which this server may be asked: a defence against DNS rebinding. */
import type { IncomingMessage } from 'node:http';
import type { Problem } from '../problem/problem.ts';

/** A Host field or the authority of an origin, taken apart. */
export interface Authority {
  /** Lower case; an IPv6 address keeps its brackets. */
  readonly hostname: string;
  /** Null when it is not written. */
  readonly port: number | null;
}

const authorityPattern = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(\d{1,5}))?$/;
const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/** RFC 3986 section 3.2, of which only host and port may occur here; null when it is anything else. */
export function parseAuthority(text: string): Authority | null {
  const match = authorityPattern.exec(text.toLowerCase());
  if (match?.[1] === undefined) return null;
  return { hostname: match[1], port: match[2] === undefined ? null : Number(match[2]) };
}

/** How an IP address is written in an authority. */
export function addressAsHostname(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '').toLowerCase();
  return plain.includes(':') ? `[${plain}]` : plain;
}

export interface OwnNames {
  /** `localAddress` is where the connection came in: who names that address means us, whatever the resolver says. */
  has(hostname: string, localAddress: string | undefined): boolean;
  /** The name by which the request came, when it is one of ours; else null. */
  nameOf(request: IncomingMessage): string | null;
}

/** Loopback names and `hostnames`. */
export function createOwnNames(hostnames: readonly string[]): OwnNames {
  const names = new Set([...loopbackNames, ...hostnames.map((name) => name.toLowerCase())]);
  const has = (hostname: string, localAddress: string | undefined): boolean =>
    names.has(hostname) ||
    (localAddress !== undefined && addressAsHostname(localAddress) === hostname);
  return {
    has,
    nameOf(request) {
      const hostname = parseAuthority(request.headers.host ?? '')?.hostname;
      if (hostname === undefined) return null;
      return has(hostname, request.socket.localAddress) ? hostname : null;
    },
  };
}

/** RFC 9110 section 15.5.20: the request was sent to a server that does not answer for this authority. */
export function misdirected(request: IncomingMessage): Problem {
  const name = parseAuthority(request.headers.host ?? '')?.hostname;
  const detail =
    name === undefined
      ? 'The request has no Host field: send one that names this server.'
      : `"${name}" is not a name of this server. If it should be, start it with --allow-host ${name}`;
  return { status: 421, code: 'host-not-allowed', detail };
}
