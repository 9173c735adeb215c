/** What a record says, as far as the conversation and the demos ask. */
import type { ByteRange } from '../field/field.ts';
import type { HandshakeMessage } from './read-handshake.ts';

export interface DtlsRecord {
  /** `handshake`; `DTLS 1.3 ciphertext` where the type itself is encrypted; `none` behind the last record. */
  readonly name: string;
  /** Null where the type itself is encrypted. */
  readonly contentType: number | null;
  /** Of a record of DTLS 1.3 that is encrypted, the low two bits. */
  readonly epoch: number;
  /** Null where it is encrypted. */
  readonly sequenceNumber: number | null;
  readonly encrypted: boolean;
  /** The messages or fragments of messages in a record that is not encrypted. */
  readonly messages: readonly HandshakeMessage[];
  /** Where its contents are, in layer coordinates; empty where their beginning cannot be told. */
  readonly fragment: ByteRange;
}
