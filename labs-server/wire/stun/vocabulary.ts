/** What a reader of STUN messages knows: methods and attributes. STUN has its own; protocols built on it add theirs. */
import { alternateDomain } from './alternate-domain.ts';
import { alternateServer } from './alternate-server.ts';
import type { AttributeDefinition } from './attribute.ts';
import { hex16 } from './bytes.ts';
import { errorCode } from './error-code.ts';
import { fingerprint } from './fingerprint.ts';
import { iceControlled } from './ice-controlled.ts';
import { iceControlling } from './ice-controlling.ts';
import { mappedAddress } from './mapped-address.ts';
import { messageIntegritySha256 } from './message-integrity-sha256.ts';
import { messageIntegrity } from './message-integrity.ts';
import { bindingMethod } from './message-type.ts';
import { nonce } from './nonce.ts';
import { passwordAlgorithm } from './password-algorithm.ts';
import { passwordAlgorithmList } from './password-algorithms.ts';
import { priority } from './priority.ts';
import { realm } from './realm.ts';
import { registeredAttributes } from './registered-attributes.ts';
import { software } from './software.ts';
import { unknownAttributes } from './unknown-attributes.ts';
import { useCandidate } from './use-candidate.ts';
import { userhash } from './userhash.ts';
import { username } from './username.ts';
import { xorMappedAddress } from './xor-mapped-address.ts';

export interface StunVocabulary {
  /** Number to name. */
  readonly methods: ReadonlyMap<number, string>;
  readonly attributes: ReadonlyMap<number, AttributeDefinition<unknown>>;
}

/** The attributes of STUN (RFC 8489) and ICE (RFC 8445). */
export const stunAttributes: readonly AttributeDefinition<unknown>[] = [
  mappedAddress,
  username,
  messageIntegrity,
  errorCode,
  unknownAttributes,
  realm,
  nonce,
  messageIntegritySha256,
  passwordAlgorithm,
  userhash,
  xorMappedAddress,
  priority,
  useCandidate,
  passwordAlgorithmList,
  alternateDomain,
  software,
  alternateServer,
  fingerprint,
  iceControlled,
  iceControlling,
];

export function createVocabulary(
  methods: readonly (readonly [number, string])[],
  attributes: readonly AttributeDefinition<unknown>[],
): StunVocabulary {
  return {
    methods: new Map(methods),
    attributes: new Map(attributes.map((definition) => [definition.type, definition])),
  };
}

/** STUN and ICE without TURN. */
export const stunVocabulary = createVocabulary([[bindingMethod, 'Binding']], stunAttributes);

/** The name of a method; of an unknown one its number. */
export function methodName({ methods }: StunVocabulary, method: number): string {
  return methods.get(method) ?? `method 0x${method.toString(16).toUpperCase().padStart(3, '0')}`;
}

/** The name of an attribute; of one that is not registered its type. */
export function attributeName({ attributes }: StunVocabulary, type: number): string {
  return attributes.get(type)?.name ?? registeredAttributes.get(type) ?? hex16(type);
}
