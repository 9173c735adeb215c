/** The conversations of the page: they inflate compressed messages with fflate, as the tools of the server do. */
import { Inflate } from 'fflate';
import { boundInflate } from '@wireside/labs-server/wire/conversation/bounded-inflate.ts';
import { conversationProtocol } from '@wireside/labs-server/wire/conversation/conversation-protocol.ts';
import type { Conversation } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';
import type { OpenRecord } from '@wireside/labs-server/wire/record.ts';

const inflate = boundInflate((dictionary, onBytes) => new Inflate({ dictionary }, onBytes));

/** A conversation without bytes, of the connection that `open` describes; null where that record was not seen. */
export function newConversation(open: OpenRecord | null): Conversation {
  return createConversation({ protocol: conversationProtocol(open), inflate });
}
