/** The records of one connection, given to a conversation: what lies between them and was not kept is a gap. */
import type { CloseRecord, DataRecord, DecryptedRecord, Direction } from '../record.ts';
import type { Conversation } from './conversation.ts';

export class RecordFeed {
  readonly conversation: Conversation;
  readonly #nextOffsets: Record<Direction, number> = {
    'client-to-server': 0,
    'server-to-client': 0,
  };

  constructor(conversation: Conversation) {
    this.conversation = conversation;
  }

  /** A record whose bytes were there already is left out. */
  append(record: DataRecord | CloseRecord | DecryptedRecord): void {
    const { conversation } = this;
    if (record.kind === 'close') {
      conversation.end('client-to-server');
      conversation.end('server-to-client');
      return;
    }
    if (record.kind === 'decrypted') {
      appendDecrypted(conversation, record);
      return;
    }
    const { direction, streamOffset, byteLength, head, tail } = record;
    const missing = streamOffset - this.#nextOffsets[direction];
    if (missing < 0) return;
    if (missing > 0) {
      conversation.skip(direction, missing);
      // What is missing are records of their own.
      conversation.endRecord(direction);
    }
    conversation.append(direction, head);
    conversation.skip(direction, byteLength - head.length - tail.length);
    conversation.append(direction, tail);
    conversation.endRecord(direction);
    this.#nextOffsets[direction] = streamOffset + byteLength;
  }
}

/** Gives what was decrypted to the conversation that has the encrypted bytes. */
export function appendDecrypted(
  conversation: Conversation,
  { direction, protocol, streamOffset, byteLength, head }: DecryptedRecord,
): void {
  const encrypted = { start: streamOffset, end: streamOffset + byteLength };
  conversation.decrypted(direction, protocol, encrypted, head);
}
