/**
 * Digest authentication of RTSP (RFC 2326 section 4 and RFC 2617 section 3), with MD5 and without qop: what players of
 * RTSP 1.0 speak. The password never crosses the connection.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly realm: string;
}

/** The field WWW-Authenticate of a 401. `stale` says that only the nonce was too old. */
export function digestChallenge(realm: string, nonce: string, stale: boolean): string {
  return `Digest realm="${realm}", nonce="${nonce}"${stale ? ', stale=TRUE' : ''}`;
}

export interface DigestAnswer {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  /** 32 hexadecimal digits. */
  readonly response: string;
}

/** The field Authorization; `null` where it is not Digest, or a parameter is missing. */
export function readAuthorization(value: string): DigestAnswer | null {
  const [, parameters] = /^Digest\s+(.*)$/i.exec(value) ?? [];
  if (parameters === undefined) return null;
  const pairs = [...parameters.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]+))/g)];
  const values = new Map(
    pairs.map(([, name = '', quoted, token]) => [name, quoted ?? token ?? '']),
  );
  const [username, realm, nonce, uri, response] = [
    'username',
    'realm',
    'nonce',
    'uri',
    'response',
  ].map((name) => values.get(name));
  if (username === undefined || realm === undefined || nonce === undefined) return null;
  if (uri === undefined || response === undefined || !/^[\da-f]{32}$/i.test(response)) return null;
  return { username, realm, nonce, uri, response };
}

/** True when `answer` was made with the password, for this method; the nonce is the caller's to check. */
export function provesPassword(
  answer: DigestAnswer,
  method: string,
  { username, password, realm }: Credentials,
): boolean {
  if (answer.username !== username || answer.realm !== realm) return false;
  const secret = md5(`${username}:${realm}:${password}`);
  const expected = md5(`${secret}:${answer.nonce}:${md5(`${method}:${answer.uri}`)}`);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(answer.response.toLowerCase()));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
