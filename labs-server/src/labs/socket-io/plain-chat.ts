/** The same chat without Socket.IO: what is left when nobody else writes acknowledgements, rooms and reconnection. */
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabContext } from '../lab.ts';
import type { Upgrade } from '../upgrade.ts';
import { closeCode, type LabWebSocket, type Message } from '../web-socket.ts';

/** Longest text that is passed on, in characters. */
const maxTextLength = 1_000;

/** Those who chat, by session and run. */
export type PlainChats = Map<string, Set<LabWebSocket>>;

export function openPlainChat(context: LabContext, chats: PlainChats, upgrade: Upgrade): void {
  const { session, run } = context.callerOf(upgrade.request);
  const key = `${session}/${run}`;
  acceptWebSocket(context, upgrade, {}, (socket) => {
    const everybody = chats.get(key) ?? new Set();
    chats.set(key, everybody.add(socket));
    const from = `client ${everybody.size}`;
    socket.onMessage((message) => {
      const text = textOf(message);
      if (text === null) socket.close(closeCode.policyViolation, 'expected { "say": text }');
      else for (const other of everybody) other.send(JSON.stringify({ from, text }));
    });
    socket.onClose(() => {
      everybody.delete(socket);
      if (everybody.size === 0) chats.delete(key);
    });
  });
}

/** The text of `{ "say": text }`, or `null` where the message is anything else. */
function textOf(message: Message): string | null {
  try {
    const { say } = JSON.parse(String(message)) as { readonly say?: unknown };
    return typeof say === 'string' && say.length <= maxTextLength ? say : null;
  } catch {
    return null;
  }
}
