/** Looks for a pattern that the chunked coding tears apart: it is whole only in the body, not on the stream. */
import type { Conversation, ConversationLayer } from '../conversation/conversation.ts';
import { createConversation } from '../conversation/create-conversation.ts';
import { RecordFeed } from '../conversation/record-feed.ts';
import type { ByteRange } from '../field/field.ts';
import type { Direction, WireRecord } from '../record.ts';
import { indicesOf } from './indices-of.ts';

/** Bytes of one direction of a connection, by stream offset. */
export interface StreamRange extends ByteRange {
  readonly connection: number;
  readonly direction: Direction;
}

const windowBytes = 65_536;

/** Where `pattern` lies on the streams, for each occurrence in a chunked body, in order. */
export function findInChunks(records: readonly WireRecord[], pattern: Uint8Array): StreamRange[] {
  const found: StreamRange[] = [];
  for (const [connection, conversation] of readConversations(records)) {
    for (const layer of conversation.layers.values()) {
      if (layer.name !== 'chunked body') continue;
      for (const start of indicesInLayer(layer, pattern)) {
        for (const range of layer.toRaw({ start, end: start + pattern.length })) {
          found.push({ ...range, connection, direction: layer.direction });
        }
      }
    }
  }
  return found;
}

/** The conversations of a trace by the number of their connection. */
function readConversations(records: readonly WireRecord[]): Map<number, Conversation> {
  const feeds = new Map<number, RecordFeed>();
  for (const record of records) {
    if (record.kind !== 'data') continue;
    const feed = feeds.get(record.connection) ?? new RecordFeed(createConversation());
    feeds.set(record.connection, feed);
    feed.append(record);
  }
  return new Map([...feeds].map(([connection, feed]) => [connection, feed.conversation]));
}

function* indicesInLayer(layer: ConversationLayer, pattern: Uint8Array): Generator<number> {
  for (let start = 0; start < layer.byteLength; start += windowBytes) {
    const end = Math.min(start + windowBytes + pattern.length - 1, layer.byteLength);
    for (const index of indicesOf(layer.slice({ start, end }), pattern)) yield start + index;
  }
}
