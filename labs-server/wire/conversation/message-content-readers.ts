/** The formats that are spoken in WebSocket messages. The place to register them; the first that knows the session reads. */
import { engineIoMessages } from './engine-io-messages.ts';
import { jpegMessages } from './jpeg-messages.ts';
import type { MessageContentReader, MessageContentReaderFor } from './message-content.ts';
import { PlainMessageReader } from './plain-message.ts';
import { sipMessages } from './sip-messages.ts';
import type { StreamContext } from './stage.ts';
import type { WebSocketSession } from './websocket-session.ts';

const readers: readonly MessageContentReaderFor[] = [engineIoMessages, jpegMessages, sipMessages];

/** The reader of the messages of one direction; each is one unit where no format is known. */
export function messageContentReader(
  session: WebSocketSession,
  context: StreamContext,
): MessageContentReader {
  for (const readerFor of readers) {
    const reader = readerFor(session, context);
    if (reader) return reader;
  }
  return new PlainMessageReader(context);
}
