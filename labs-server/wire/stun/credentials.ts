/** Keys made of user name, realm and password, and USERHASH: RFC 8489 sections 9.1.1, 9.2.2 and 14.4. */

/** A digest without key: MD5 or SHA-256. */
export type Digest = (data: Uint8Array) => Uint8Array;

/** `username` and `password` went through OpaqueString (RFC 8265 section 4.2) before; what is ASCII stays as it is. */
export interface LongTermCredential {
  readonly username: string;
  readonly realm: string;
  readonly password: string;
}

/** The key of a short-term credential: the password itself. */
export function shortTermKey(password: string): Uint8Array {
  return new TextEncoder().encode(password);
}

/** The key of a long-term credential: the digest that PASSWORD-ALGORITHM names, or MD5 where it is not there. */
export function longTermKey(
  { username, realm, password }: LongTermCredential,
  digest: Digest,
): Uint8Array {
  return digest(new TextEncoder().encode(`${username}:${realm}:${password}`));
}

/** The value of USERHASH. `sha256` is SHA-256. */
export function userhashOf(username: string, realm: string, sha256: Digest): Uint8Array {
  return sha256(new TextEncoder().encode(`${username}:${realm}`));
}
