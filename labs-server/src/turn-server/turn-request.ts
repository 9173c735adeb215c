/** A request as the handlers get it. */
import type { StunMessage } from '../../wire/stun/decode-message.ts';
import type { TurnClient } from './turn-client.ts';
import type { TurnUser } from './turn-user.ts';

export interface TurnRequest {
  readonly client: TurnClient;
  readonly message: StunMessage;
  /** The message as it came. */
  readonly bytes: Uint8Array;
}

/** How a message is protected: by the key of a credential. */
export interface Integrity {
  readonly algorithm: 'SHA1' | 'SHA256';
  readonly key: Uint8Array;
}

export interface AuthenticatedRequest extends TurnRequest {
  readonly user: TurnUser;
  readonly integrity: Integrity;
}
