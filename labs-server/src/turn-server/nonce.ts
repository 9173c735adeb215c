/**
 * Nonces that the server need not remember: the time at which one was made, and a keyed digest of it and of the client's
 * address. RFC 8489 sections 9.2 and 18.1: one that begins with the nonce cookie tells the security features.
 */
import { uintBytes, joinBytes, equalBytes } from '../../wire/stun/bytes.ts';
import type { FiveTuple } from './five-tuple.ts';
import type { TurnLimits, TurnServerOptions } from './turn-server-options.ts';

/** "obMatJos2", and 24 bits in base64: bit 0 is "Password algorithms", bit 1 "Username anonymity" (section 18.1). */
const cookie = 'obMatJos2';
const securityFeatures = Buffer.from([0b1100_0000, 0, 0]).toString('base64');
const featuredPrefix = cookie + securityFeatures;

/** `featured` offers PASSWORD-ALGORITHMS and USERHASH, `plain` is what RFC 5389 had. */
export type NonceKind = 'featured' | 'plain';

export type NonceVerdict = 'valid' | 'stale';

/** Bytes of the digest: they decide how long the challenge is. */
const digestBytes = { featured: 7, plain: 5 } as const;
const timeBytes = 4;

export interface NonceOptions extends Pick<TurnServerOptions, 'clock' | 'randomBytes' | 'digests'> {
  readonly limits: Pick<TurnLimits, 'nonceLifetimeSeconds'>;
}

export class Nonces {
  readonly #options: NonceOptions;
  readonly #secret: Uint8Array;

  constructor(options: NonceOptions) {
    this.#options = options;
    this.#secret = options.randomBytes(32);
  }

  /** "The server MUST NOT choose the same NONCE for two requests unless they have the same source IP address and port." */
  issue(fiveTuple: FiveTuple, kind: NonceKind): string {
    return this.#make(fiveTuple, kind, this.#nowSeconds());
  }

  /** Whether this server made `nonce` for this client, and not too long ago. */
  judge(nonce: string, fiveTuple: FiveTuple): NonceVerdict {
    const kind = kindOf(nonce);
    const time = Buffer.from(bodyOf(nonce, kind), 'base64url').subarray(0, timeBytes);
    if (time.length < timeBytes) return 'stale';
    const madeAt = time.readUInt32BE();
    const age = this.#nowSeconds() - madeAt;
    if (age < 0 || age > this.#options.limits.nonceLifetimeSeconds) return 'stale';
    const expected = Buffer.from(this.#make(fiveTuple, kind, madeAt));
    return equalBytes(Buffer.from(nonce), expected) ? 'valid' : 'stale';
  }

  #make({ client }: FiveTuple, kind: NonceKind, seconds: number): string {
    const time = uintBytes(seconds, timeBytes);
    const about = Buffer.from(`${kind} ${seconds} ${client.address} ${client.port}`);
    const digest = this.#options.digests.hmacSha256(this.#secret, about);
    const body = joinBytes([time, digest.subarray(0, digestBytes[kind])]);
    const prefix = kind === 'featured' ? featuredPrefix : '';
    return prefix + Buffer.from(body).toString('base64url');
  }

  #nowSeconds(): number {
    return Math.floor(this.#options.clock.wallMs() / 1000) % 2 ** 32;
  }
}

/** Whether the nonce says that the server offered PASSWORD-ALGORITHMS. */
export function offersPasswordAlgorithms(nonce: string): boolean {
  return nonce.startsWith(featuredPrefix);
}

const kindOf = (nonce: string): NonceKind =>
  offersPasswordAlgorithms(nonce) ? 'featured' : 'plain';

const bodyOf = (nonce: string, kind: NonceKind): string =>
  kind === 'featured' ? nonce.slice(featuredPrefix.length) : nonce;
