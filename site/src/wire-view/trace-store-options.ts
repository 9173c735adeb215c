/** What a store may be told: its limits, and what it needs of the world. */
import type { Conversation } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { OpenRecord } from '@wireside/labs-server/wire/record.ts';

/** Bytes of one connection that a page decodes, in both directions together; later ones are shown as plain bytes. */
export const maxDecodedBytes = 8_000_000;

export interface TraceStoreOptions {
  /** Makes the conversation of a connection; `open` is null where its open record was not seen. */
  readonly createConversation?: (open: OpenRecord | null) => Conversation;
  /** Calls back once, soon. Default: with an animation frame, as the page can draw it. */
  readonly schedule?: (callback: () => void) => void;
  /** Calls back once, after the server's records of now have come. Default: `settleMs` later. */
  readonly later?: (callback: () => void) => void;
  /** Default 60,000. */
  readonly maxRecords?: number;
  /** Bytes of records that are kept. Default 32 MB. */
  readonly maxBytes?: number;
  /** Bytes of one connection that are decoded. Default `maxDecodedBytes`. */
  readonly maxConnectionBytes?: number;
}
