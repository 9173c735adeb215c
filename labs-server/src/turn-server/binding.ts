/** The Binding method: RFC 8489 section 2 and section 6.3.1. */
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { shortTermKey } from '../../wire/stun/credentials.ts';
import { judgeMessageIntegrity, judgeMessageIntegritySha256 } from '../../wire/stun/integrity.ts';
import { realm } from '../../wire/stun/realm.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { authenticate, findUser } from './long-term-authentication.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { Integrity, TurnRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** Answers with the address from which the request came. Credentials are not asked for; where there are some, they count. */
export function handleBinding(
  { options, nonces }: TurnServerParts,
  request: TurnRequest,
): Uint8Array | TurnRefusal {
  const credentials = judgeCredentials();
  if (credentials !== null && 'refusal' in credentials) return credentials.refusal;
  const mapped = options.mappedAddressOf(request.client);
  return encodeSuccess(
    options.digests,
    request,
    [attribute(xorMappedAddress, mapped)],
    credentials?.integrity ?? null,
  );

  function judgeCredentials() {
    const { message } = request;
    if (findValue(message.attributes, realm) !== undefined) {
      return authenticate(options, nonces, request);
    }
    return shortTerm(options.digests, request, findUser(options, message)?.password ?? null);
  }
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
  const isIntact = password !== null && (sha256 === 'missing' ? sha1 : sha256) === 'valid';
  // "If the resulting value does not match ..., the server MUST reject the request with ... 401 (Unauthenticated)."
  return isIntact ? { integrity: { algorithm, key } } : { refusal: { code: 401 } };
}
