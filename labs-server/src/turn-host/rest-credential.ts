/**
 * Time-limited credentials of the REST shape, as coturn's `use-auth-secret` has them (draft-uberti-behave-turn-rest-00
 * section 2.2): the user name begins with the time at which it expires, and the password is a keyed digest of it.
 */
import { nodeDigests } from '../turn-server/node-digests.ts';

export interface RestCredential {
  /** `<seconds since the Unix epoch>:<name>`. */
  readonly username: string;
  /** HMAC-SHA1 of the user name, in base64. */
  readonly password: string;
}

export function restCredential(
  secret: string | Uint8Array,
  expiresAtSeconds: number,
  name: string,
): RestCredential {
  const username = `${expiresAtSeconds}:${name}`;
  return { username, password: restPassword(secret, username) };
}

export function restPassword(secret: string | Uint8Array, username: string): string {
  const key = typeof secret === 'string' ? Buffer.from(secret) : secret;
  return Buffer.from(nodeDigests.hmacSha1(key, Buffer.from(username))).toString('base64');
}

/** Null for a user name of another shape. */
export function readRestUsername(username: string) {
  const match = /^(\d{1,12}):([0-9a-f]{1,64})$/.exec(username);
  if (match === null) return null;
  return { expiresAtSeconds: Number(match[1]), name: match[2] ?? '' };
}
