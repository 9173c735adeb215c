/** The chat room of a run: what one sends goes to all. */
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabContext } from '../lab.ts';
import type { Upgrade } from '../upgrade.ts';
import type { LabWebSocket } from '../web-socket.ts';

/** Longest message in UTF-16 code units: it is sent once for each member, of which a session has few. */
export const maxChatCharacters = 4_096;

/** RFC 6455 section 7.4.1. */
const unsupportedData = 1003;
const messageTooBig = 1009;

/** The sub-protocols that a member can ask for; both are the same chat. */
const spoken: readonly string[] = ['chat', 'superchat'];

/** The rooms that have a member, by session and run. */
export type ChatRooms = Map<string, Set<LabWebSocket>>;

export function createChatRooms(): ChatRooms {
  return new Map();
}

function chooseProtocol(offered: readonly string[]): string | null {
  return offered.find((protocol) => spoken.includes(protocol)) ?? null;
}

/** `GET /chat`: joins the room of the run, and leaves it when the connection is gone. */
export function openChat(context: LabContext, rooms: ChatRooms, upgrade: Upgrade): void {
  const { session, run } = context.callerOf(upgrade.request);
  const name = `${session} ${run}`;
  acceptWebSocket(context, upgrade, { chooseProtocol }, (socket) => {
    const room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(socket));
    socket.onMessage((message) => {
      if (typeof message !== 'string') socket.close(unsupportedData, 'the chat takes text only');
      else if (message.length > maxChatCharacters) {
        socket.close(messageTooBig, `a message has at most ${maxChatCharacters} characters`);
      } else for (const member of room) member.send(message);
    });
    socket.onClose(() => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(name);
    });
  });
}
