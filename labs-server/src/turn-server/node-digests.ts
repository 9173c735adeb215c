/** The digests of STUN by node:crypto. */
import { createHash, createHmac } from 'node:crypto';
import type { TurnDigests } from './turn-user.ts';

const digest = (name: string) => (data: Uint8Array) => createHash(name).update(data).digest();
const hmac = (name: string) => (key: Uint8Array, data: Uint8Array) =>
  createHmac(name, key).update(data).digest();

export const nodeDigests: TurnDigests = {
  md5: digest('md5'),
  sha256: digest('sha256'),
  hmacSha1: hmac('sha1'),
  hmacSha256: hmac('sha256'),
};
