/** Who may use the server. */
import type { Digest } from '../../wire/stun/credentials.ts';
import type { Hmac } from '../../wire/stun/integrity.ts';

export interface TurnUser {
  readonly username: string;
  readonly password: string;
  /** Users with the same key share the quotas. */
  readonly quotaKey: string;
  /** Milliseconds since the Unix epoch from which on the credential is not valid any more. */
  readonly expiresAtMs: number;
  /** Counts bytes that are to be relayed; false when the user has more within a second than it may. */
  spend(byteLength: number): boolean;
  /** Asked for each datagram that goes to a peer: true when the relay loses it, for who wants a bad network. Default: none. */
  loses?(): boolean;
}

export interface TurnUsers {
  find(username: string): TurnUser | null;
  /** By USERHASH, 64 hexadecimal digits. */
  findByUserhash(userhash: string): TurnUser | null;
}

/** The digests of STUN: node:crypto has them, and a page has others. */
export interface TurnDigests {
  readonly md5: Digest;
  readonly sha256: Digest;
  readonly hmacSha1: Hmac;
  readonly hmacSha256: Hmac;
}
