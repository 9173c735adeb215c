/** Digest authentication of SIP: RFC 3261 section 22, RFC 7616, and RFC 8760 for more than MD5. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { splitList } from '../../../wire/sip/list.ts';
import { unquote } from '../../../wire/sip/parameters.ts';

/** RFC 7616 section 3.3; the first is preferred. */
export const algorithms = ['SHA-256', 'MD5'] as const;
export type Algorithm = (typeof algorithms)[number];

export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: Algorithm;
  readonly stale: boolean;
}

/** The value of WWW-Authenticate or Proxy-Authenticate (RFC 7616 section 3.3). */
export function challengeValue({ realm, nonce, algorithm, stale }: Challenge): string {
  const mark = stale ? ', stale=TRUE' : '';
  return `Digest realm="${realm}", nonce="${nonce}", algorithm=${algorithm}, qop="auth"${mark}`;
}

/** What the client proves: RFC 7616 section 3.4. */
export interface Credentials {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly algorithm: Algorithm;
  readonly cnonce: string;
  /** How often the nonce was used; null without qop, as in RFC 2069. */
  readonly count: number | null;
}

/** Null where the value is not Digest, a parameter is missing, or the algorithm is not one of ours. */
export function readCredentials(value: string): Credentials | null {
  const [, list] = /^Digest\s+(.*)$/is.exec(value) ?? [];
  if (list === undefined) return null;
  const parameters = new Map(
    splitList(list).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim().toLowerCase(), unquote(pair.slice(at + 1).trim())] as const;
    }),
  );
  const get = (name: string): string => parameters.get(name) ?? '';
  const algorithm = algorithms.find(
    (known) => known === (parameters.get('algorithm') ?? 'MD5').toUpperCase(),
  );
  const { qop, nc } = { qop: parameters.get('qop'), nc: get('nc') };
  if (algorithm === undefined || (qop !== undefined && qop !== 'auth')) return null;
  if (qop === 'auth' && (!/^[\da-f]{8}$/i.test(nc) || get('cnonce') === '')) return null;
  if (['username', 'realm', 'nonce', 'uri', 'response'].some((name) => get(name) === ''))
    return null;
  return {
    username: get('username'),
    realm: get('realm'),
    nonce: get('nonce'),
    uri: get('uri'),
    response: get('response').toLowerCase(),
    algorithm,
    cnonce: get('cnonce'),
    count: qop === undefined ? null : Number.parseInt(nc, 16),
  };
}

/** RFC 7616 section 3.4.1: true when the response was made with the password, for this method. */
export function provesPassword(
  credentials: Credentials,
  method: string,
  password: string,
): boolean {
  const { username, realm, nonce, uri, response, algorithm, cnonce, count } = credentials;
  const hash = (text: string): string =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const secret = hash(`${username}:${realm}:${password}`);
  const request = hash(`${method}:${uri}`);
  const middle =
    count === null ? nonce : `${nonce}:${count.toString(16).padStart(8, '0')}:${cnonce}:auth`;
  const expected = Buffer.from(hash(`${secret}:${middle}:${request}`));
  const given = Buffer.from(response);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
