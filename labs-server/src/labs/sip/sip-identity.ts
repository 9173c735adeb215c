/** Who may speak for whom: digest challenges of a registrar and a proxy. RFC 3261 sections 22.2 and 22.3. */
import { parseAddress } from '../../../wire/sip/address.ts';
import { parseSipUri } from '../../../wire/sip/uri.ts';
import { algorithms, challengeValue, provesPassword, readCredentials } from './digest.ts';
import type { Nonces } from './nonces.ts';
import { respond } from './response.ts';
import { type Field, type Request, type Response, valueOf, valuesOf } from './sip-message.ts';

/** The registrar asks as a user agent server does, the proxy as a proxy. */
const asks = {
  registrar: { status: 401, challenge: 'WWW-Authenticate', answer: 'Authorization' },
  proxy: { status: 407, challenge: 'Proxy-Authenticate', answer: 'Proxy-Authorization' },
} as const;

export interface IdentityParts {
  readonly realm: string;
  readonly nonces: Nonces;
  readonly tag: () => string;
  /** Null where there is no such user, or one that has no password. */
  readonly passwordOf: (user: string) => string | null;
}

/** Null where the request proves that it comes from `user`; else the response that asks for the proof, or refuses. */
export function objection(
  { realm, nonces, tag, passwordOf }: IdentityParts,
  as: keyof typeof asks,
  request: Request,
  user: string,
): Response | null {
  const { status, challenge, answer } = asks[as];
  const credentials = valuesOf(request, answer)
    .map(readCredentials)
    .find((one) => one?.realm === realm);
  let stale = false;
  if (credentials) {
    const password = passwordOf(credentials.username);
    const proved =
      password !== null &&
      credentials.uri === request.uri &&
      provesPassword(credentials, request.method, password);
    const nonce = proved ? nonces.use(credentials.nonce, credentials.count) : 'unknown';
    if (nonce === 'good') {
      if (credentials.username === user) return null;
      const warning = `${credentials.username} may not speak for ${user}`;
      return respond(request, 403, { toTag: tag(), warning });
    }
    stale = nonce === 'stale' || (proved && nonce === 'unknown');
  }
  // RFC 8760 section 2.3: one field for each algorithm, the preferred one first.
  const fields = algorithms.map((algorithm): Field => [
    challenge,
    challengeValue({ realm, nonce: nonces.give(), algorithm, stale }),
  ]);
  return respond(request, status, { toTag: tag(), fields });
}

/** The user of From or To; empty where it has none. */
export function userOf(request: Request, name: 'From' | 'To'): string {
  return parseSipUri(parseAddress(valueOf(request, name) ?? '')?.uri ?? '')?.user ?? '';
}
