/** The long-term credential mechanism: RFC 8489 section 9.2.4, and who a request says it is from. */
import { attribute, findValue, type AttributeDraft } from '../../wire/stun/attribute.ts';
import { hexText } from '../../wire/stun/bytes.ts';
import { longTermKey } from '../../wire/stun/credentials.ts';
import type { StunMessage } from '../../wire/stun/decode-message.ts';
import { judgeMessageIntegrity, judgeMessageIntegritySha256 } from '../../wire/stun/integrity.ts';
import { messageIntegritySha256 } from '../../wire/stun/message-integrity-sha256.ts';
import { messageIntegrity } from '../../wire/stun/message-integrity.ts';
import { nonce as nonceAttribute } from '../../wire/stun/nonce.ts';
import { passwordAlgorithm, passwordAlgorithms } from '../../wire/stun/password-algorithm.ts';
import { passwordAlgorithmList } from '../../wire/stun/password-algorithms.ts';
import { realm as realmAttribute } from '../../wire/stun/realm.ts';
import { userhash } from '../../wire/stun/userhash.ts';
import { username } from '../../wire/stun/username.ts';
import { type Nonces, offersPasswordAlgorithms } from './nonce.ts';
import { encodeRefusal, fits, type TurnRefusal } from './reply.ts';
import type { Integrity, TurnRequest } from './turn-request.ts';
import type { TurnServerOptions } from './turn-server-options.ts';
import type { TurnUser } from './turn-user.ts';

export type Authentication =
  { readonly user: TurnUser; readonly integrity: Integrity } | { readonly refusal: TurnRefusal };

const noParameters = new Uint8Array(0);
/** In the order of our preference. */
const offered = [passwordAlgorithms['SHA-256'], passwordAlgorithms.MD5].map((algorithm) => ({
  algorithm,
  parameters: noParameters,
}));
const badRequest: Authentication = { refusal: { code: 400 } };

/** "After the server has done the basic processing of a request, it performs the checks listed below in the order specified" */
export function authenticate(
  options: TurnServerOptions,
  nonces: Nonces,
  request: TurnRequest,
): Authentication {
  const { message, client } = request;
  const { attributes } = message;
  // "If the message does not contain a MESSAGE-INTEGRITY or MESSAGE-INTEGRITY-SHA256 attribute, the server MUST generate
  // an error response with an error code of 401 (Unauthenticated)."
  if (!hasIntegrity(message)) return challenge(options, nonces, request, 401);
  // "... but is missing either the USERNAME or USERHASH, REALM, or NONCE attribute, the server MUST generate an error
  // response with an error code of 400 (Bad Request)."
  const nonce = findValue(attributes, nonceAttribute);
  const realm = findValue(attributes, realmAttribute);
  if (!namesUser(message) || realm === undefined || nonce === undefined) return badRequest;
  // "If the NONCE attribute starts with the "nonce cookie" with the STUN Security Feature "Password algorithms" bit set
  // to 1, the server performs these checks"
  const algorithm = chosenAlgorithm(message, nonce);
  if (algorithm === null) return badRequest;
  // "If the value of the USERNAME or USERHASH attribute is not valid, the server MUST generate ... 401".
  const user = findUser(options, message);
  const isKnown = user !== null && user.expiresAtMs > options.clock.wallMs();
  if (!isKnown || realm !== options.realm) return challenge(options, nonces, request, 401);
  // "If the MESSAGE-INTEGRITY-SHA256 attribute is present, compute the value for the message integrity ... If the
  // resulting value does not match ..., the server MUST reject the request with ... 401 (Unauthenticated)."
  const integrity = integrityOf(options, user, algorithm);
  if (!isIntact(options, request, integrity.key)) return challenge(options, nonces, request, 401);
  // "If the NONCE is no longer valid, the server MUST generate an error response with ... 438 (Stale Nonce)."
  if (nonces.judge(nonce, client.fiveTuple) === 'stale') {
    return challenge(options, nonces, request, 438);
  }
  return { user, integrity };
}

/** The user that the request names, whether or not it is from that user. */
export function findUser({ users }: TurnServerOptions, { attributes }: StunMessage) {
  const name = findValue(attributes, username);
  if (name !== undefined) return users.find(name);
  const hash = findValue(attributes, userhash);
  return hash === undefined ? null : users.findByUserhash(hexText(hash));
}

/**
 * REALM, NONCE and PASSWORD-ALGORITHMS. Whoever asks may have forged the address, so the answer has to fit into twice the
 * request: a short one is offered MD5 alone, and the shortest is refused as it stands.
 */
function challenge(
  options: TurnServerOptions,
  nonces: Nonces,
  request: TurnRequest,
  code: 401 | 438,
): Authentication {
  const { fiveTuple } = request.client;
  const realm = attribute(realmAttribute, options.realm);
  const nonceOf = (kind: 'featured' | 'plain'): AttributeDraft =>
    attribute(nonceAttribute, nonces.issue(fiveTuple, kind));
  const algorithms = attribute(passwordAlgorithmList, offered);
  const full = { code, attributes: [realm, nonceOf('featured'), algorithms] };
  if (fits(encodeRefusal(options.digests, request, full, null), request)) return { refusal: full };
  const short = { code, attributes: [realm, nonceOf('plain')] };
  if (fits(encodeRefusal(options.digests, request, short, null), request))
    return { refusal: short };
  return badRequest;
}

const hasIntegrity = ({ attributes }: StunMessage): boolean =>
  findValue(attributes, messageIntegrity) !== undefined ||
  findValue(attributes, messageIntegritySha256) !== undefined;

const namesUser = ({ attributes }: StunMessage): boolean =>
  findValue(attributes, username) !== undefined || findValue(attributes, userhash) !== undefined;

/** 'unsaid' where the request says nothing of algorithms, null where what it says is not what was offered. */
function chosenAlgorithm({ attributes }: StunMessage, nonce: string): number | 'unsaid' | null {
  if (!offersPasswordAlgorithms(nonce)) return 'unsaid';
  const list = findValue(attributes, passwordAlgorithmList);
  const chosen = findValue(attributes, passwordAlgorithm);
  // "If the request contains neither the PASSWORD-ALGORITHMS nor the PASSWORD-ALGORITHM algorithm, then the request is
  // processed as though PASSWORD-ALGORITHM were MD5."
  if (list === undefined && chosen === undefined) return 'unsaid';
  // "Otherwise, unless (1) PASSWORD-ALGORITHM and PASSWORD-ALGORITHMS are both present, (2) PASSWORD-ALGORITHMS matches
  // the value sent in the response that sent this NONCE, and (3) PASSWORD-ALGORITHM matches one of the entries"
  if (list === undefined || chosen === undefined || list.length !== offered.length) return null;
  const isSame = offered.every(({ algorithm }, index) => list[index]?.algorithm === algorithm);
  const isOffered = offered.some(({ algorithm }) => algorithm === chosen.algorithm);
  return isSame && isOffered ? chosen.algorithm : null;
}

/**
 * "Any response generated by the server MUST include the MESSAGE-INTEGRITY-SHA256 attribute, ... unless the request was
 * processed as though PASSWORD-ALGORITHM was MD5".
 */
function integrityOf(
  { digests, realm }: TurnServerOptions,
  { username, password }: TurnUser,
  algorithm: number | 'unsaid',
): Integrity {
  const digest = algorithm === passwordAlgorithms['SHA-256'] ? digests.sha256 : digests.md5;
  const key = longTermKey({ username, realm, password }, digest);
  return { key, algorithm: algorithm === 'unsaid' ? 'SHA1' : 'SHA256' };
}

function isIntact(
  { digests }: TurnServerOptions,
  { message, bytes }: TurnRequest,
  key: Uint8Array,
): boolean {
  const { attributes } = message;
  const sha256 = judgeMessageIntegritySha256(bytes, attributes, key, digests.hmacSha256);
  if (sha256 !== 'missing') return sha256 === 'valid';
  return judgeMessageIntegrity(bytes, attributes, key, digests.hmacSha1) === 'valid';
}
