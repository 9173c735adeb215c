/**
 * Responses: RFC 8489 sections 6.3.1.1 and 6.3.1.2. Without SOFTWARE, which a server SHOULD add and SHOULD be able to leave
 * out (section 16.1.2): what it tells is of use to nobody but an attacker.
 */
import { attribute, type AttributeDraft, type StunAttribute } from '../../wire/stun/attribute.ts';
import {
  addFingerprint,
  addMessageIntegrity,
  addMessageIntegritySha256,
  encodeStunMessage,
} from '../../wire/stun/encode-message.ts';
import { errorCode } from '../../wire/stun/error-code.ts';
import { errorReason } from '../../wire/stun/error-codes.ts';
import { fingerprint } from '../../wire/stun/fingerprint.ts';
import type { Integrity, TurnRequest } from './turn-request.ts';
import type { TurnDigests } from './turn-user.ts';

/** An error of the standard, with what its response tells besides. */
export interface TurnRefusal {
  readonly code: number;
  readonly attributes?: readonly AttributeDraft[];
}

/** How many times as long as its request a response may be, as long as nobody knows who asks. */
export const maxAmplification = 2;

export function encodeSuccess(
  digests: TurnDigests,
  request: TurnRequest,
  attributes: readonly AttributeDraft[],
  integrity: Integrity | null,
): Uint8Array {
  return encode(digests, request, 'success response', attributes, integrity);
}

/**
 * Without `integrity` nobody knows who asks, or whether the address of the sender is forged: where the response would be
 * longer than twice the request, the reason phrase is left out, which is for people.
 */
export function encodeRefusal(
  digests: TurnDigests,
  request: TurnRequest,
  { code, attributes = [] }: TurnRefusal,
  integrity: Integrity | null,
): Uint8Array {
  const withReason = (reason: string): Uint8Array => {
    const error = attribute(errorCode, { code, reason });
    return encode(digests, request, 'error response', [error, ...attributes], integrity);
  };
  const full = withReason(errorReason(code) ?? '');
  return integrity !== null || fits(full, request) ? full : withReason('');
}

/** Whether an answer to a request of anybody is short enough. */
export function fits(reply: Uint8Array, { bytes }: TurnRequest): boolean {
  return reply.length <= maxAmplification * bytes.length;
}

function encode(
  digests: TurnDigests,
  { message }: TurnRequest,
  messageClass: 'success response' | 'error response',
  attributes: readonly AttributeDraft[],
  integrity: Integrity | null,
): Uint8Array {
  const { method, transactionId } = message;
  const bare = encodeStunMessage({ messageClass, method, transactionId, attributes });
  const whole = integrity === null ? bare : protect(digests, bare, integrity);
  return hasFingerprint(message.attributes) ? addFingerprint(whole) : whole;
}

function protect(digests: TurnDigests, message: Uint8Array, { algorithm, key }: Integrity) {
  return algorithm === 'SHA1'
    ? addMessageIntegrity(message, key, digests.hmacSha1)
    : addMessageIntegritySha256(message, key, digests.hmacSha256);
}

const hasFingerprint = (attributes: readonly StunAttribute[]): boolean =>
  attributes.some(({ definition }) => definition === fingerprint);
