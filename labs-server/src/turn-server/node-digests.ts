/** The digests of STUN by node:crypto. */
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { TurnDigests } from './turn-user.ts';

/** What node:crypto makes of a key takes longer than the digest; the server's own secrets are used with every request. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyObjectOf(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

const digest = (name: string) => (data: Uint8Array) => createHash(name).update(data).digest();
const hmac = (name: string) => (key: Uint8Array, data: Uint8Array) =>
  createHmac(name, keyObjectOf(key)).update(data).digest();

export const nodeDigests: TurnDigests = {
  md5: digest('md5'),
  sha256: digest('sha256'),
  hmacSha1: hmac('sha1'),
  hmacSha256: hmac('sha256'),
};
