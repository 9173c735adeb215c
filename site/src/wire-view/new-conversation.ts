/** The conversations of the page: they inflate compressed messages with fflate, as the tools of the server do. */
import { Inflate } from 'fflate';
import { boundInflate } from '@wireside/labs-server/wire/conversation/bounded-inflate.ts';
import type { Conversation } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { createConversation } from '@wireside/labs-server/wire/conversation/create-conversation.ts';

const inflate = boundInflate((dictionary, onBytes) => new Inflate({ dictionary }, onBytes));

/** A conversation without bytes. */
export function newConversation(): Conversation {
  return createConversation({ inflate });
}
