/** The Binding method: RFC 8489 section 2 and section 6.3.1. */
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { shortTermKey } from '../../wire/stun/credentials.ts';
import { judgeMessageIntegrity, judgeMessageIntegritySha256 } from '../../wire/stun/integrity.ts';
import { realm } from '../../wire/stun/realm.ts';
import { username } from '../../wire/stun/username.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { tryAlternate } from './alternate-server.ts';
import { authenticate, findUser } from './long-term-authentication.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { Integrity, TurnRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** Who asks. Credentials are not asked for; where there are some, they count. Null where there are none. */
export function judgeCredentials(
  { options, nonces }: TurnServerParts,
  request: TurnRequest,
): { readonly refusal: TurnRefusal } | { readonly integrity: Integrity } | null {
  const { message } = request;
  if (findValue(message.attributes, realm) !== undefined) {
    return authenticate(options, nonces, request);
  }
  return shortTerm(options.digests, request, findUser(options, message)?.password ?? null);
}

/** Answers with the address from which the request came. `integrity` is null where nobody knows who asks. */
export function handleBinding(
  { options }: TurnServerParts,
  request: TurnRequest,
  integrity: Integrity | null,
): Uint8Array | TurnRefusal {
  const elsewhere = tryAlternate(options, request.client, integrity);
  if (elsewhere !== null) return elsewhere;
  const mapped = attribute(xorMappedAddress, options.mappedAddressOf(request.client));
  return encodeSuccess(options.digests, request, [mapped], integrity);
}

/** The short-term credential mechanism, section 9.1.3; null where the request has no integrity. */
function shortTerm(
  { hmacSha1, hmacSha256 }: TurnServerParts['options']['digests'],
  { message, bytes }: TurnRequest,
  password: string | null,
): { readonly refusal: TurnRefusal } | { readonly integrity: Integrity } | null {
  const { attributes } = message;
  const key = shortTermKey(password ?? '');
  const sha1 = judgeMessageIntegrity(bytes, attributes, key, hmacSha1);
  const sha256 = judgeMessageIntegritySha256(bytes, attributes, key, hmacSha256);
  if (sha1 === 'missing' && sha256 === 'missing') return null;
  const algorithm = sha256 === 'missing' ? 'SHA1' : 'SHA256';
  // "If the message does not contain 1) a MESSAGE-INTEGRITY or a MESSAGE-INTEGRITY-SHA256 attribute and 2) a USERNAME
  // attribute: ... 400 (Bad Request)."
  if (findValue(attributes, username) === undefined) return { refusal: { code: 400 } };
  const isIntact = password !== null && (sha256 === 'missing' ? sha1 : sha256) === 'valid';
  // "If the resulting value does not match ..., the server MUST reject the request with ... 401 (Unauthenticated)."
  return isIntact ? { integrity: { algorithm, key } } : { refusal: { code: 401 } };
}
