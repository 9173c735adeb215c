/** The client's side of the long-term credential mechanism, for tests and measurements: RFC 8489 sections 9.2.3 and 9.2.5. */
import { attribute, type AttributeDraft, findValue } from '../../../wire/stun/attribute.ts';
import { longTermKey, userhashOf } from '../../../wire/stun/credentials.ts';
import type { StunMessage } from '../../../wire/stun/decode-message.ts';
import {
  addMessageIntegrity,
  addMessageIntegritySha256,
  encodeStunMessage,
} from '../../../wire/stun/encode-message.ts';
import { nonce } from '../../../wire/stun/nonce.ts';
import {
  type PasswordAlgorithm,
  passwordAlgorithm,
  passwordAlgorithms,
} from '../../../wire/stun/password-algorithm.ts';
import { passwordAlgorithmList } from '../../../wire/stun/password-algorithms.ts';
import { realm } from '../../../wire/stun/realm.ts';
import { userhash } from '../../../wire/stun/userhash.ts';
import { username } from '../../../wire/stun/username.ts';
import { nodeDigests } from '../node-digests.ts';

export interface ClientAccount {
  readonly username: string;
  readonly password: string;
  /** `RFC 5389` knows MD5 alone; `RFC 8489` takes what is offered, and hides its name where it may. */
  readonly speaks?: 'RFC 5389' | 'RFC 8489';
}

interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithms: readonly PasswordAlgorithm[] | undefined;
}

export class ClientCredentials {
  readonly #account: ClientAccount;
  #challenge: Challenge | null = null;

  constructor(account: ClientAccount) {
    this.#account = account;
  }

  /** True when the response is a challenge that is worth another try. */
  learn({ attributes }: StunMessage): boolean {
    const [realmValue, nonceValue] = [findValue(attributes, realm), findValue(attributes, nonce)];
    if (realmValue === undefined || nonceValue === undefined) return false;
    const algorithms = findValue(attributes, passwordAlgorithmList);
    this.#challenge = { realm: realmValue, nonce: nonceValue, algorithms };
    return true;
  }

  get nonce(): string {
    return this.#challenge?.nonce ?? '';
  }

  /** A request with what is known of credentials. */
  request(
    method: number,
    transactionId: Uint8Array,
    attributes: readonly AttributeDraft[],
  ): Uint8Array {
    const draft = { messageClass: 'request', method, transactionId } as const;
    const challenge = this.#challenge;
    if (challenge === null) return encodeStunMessage({ ...draft, attributes });
    const modern = this.#account.speaks === 'RFC 8489' && challenge.algorithms !== undefined;
    const named = encodeStunMessage({
      ...draft,
      attributes: [...attributes, ...this.#names(challenge, modern)],
    });
    const { md5, sha256, hmacSha1, hmacSha256 } = nodeDigests;
    const credential = { ...this.#account, realm: challenge.realm };
    return modern
      ? addMessageIntegritySha256(named, longTermKey(credential, sha256), hmacSha256)
      : addMessageIntegrity(named, longTermKey(credential, md5), hmacSha1);
  }

  #names(challenge: Challenge, modern: boolean): AttributeDraft[] {
    const name = this.#account.username;
    const common = [attribute(realm, challenge.realm), attribute(nonce, challenge.nonce)];
    if (!modern) return [attribute(username, name), ...common];
    const hash = userhashOf(name, challenge.realm, nodeDigests.sha256);
    const chosen = { algorithm: passwordAlgorithms['SHA-256'], parameters: new Uint8Array(0) };
    return [
      attribute(userhash, hash),
      ...common,
      attribute(passwordAlgorithmList, challenge.algorithms ?? []),
      attribute(passwordAlgorithm, chosen),
    ];
  }
}
