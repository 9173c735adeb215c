/** Conversations for tests, as text: who sent what, where bytes are missing, who ended. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Direction } from '../record.ts';
import { Inflate } from 'fflate';
import { boundInflate } from '../conversation/bounded-inflate.ts';
import type { ConversationProtocol } from '../conversation/conversation-protocol.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { createConversation } from '../conversation/create-conversation.ts';

/** What happened on one direction. */
export type Step = { readonly direction: Direction } & (
  | { readonly bytes: Uint8Array }
  | { readonly skipped: number }
  | { readonly boundary: true }
  | { readonly end: true }
);

export interface Script {
  readonly name: string;
  readonly protocol: ConversationProtocol;
  readonly steps: readonly Step[];
}

/**
 * Every script in `folder`. A line is a comment after `#`, or begins with `>` (client to server) or `<`, followed by a
 * JSON string (one character per byte), `skip` with a number of bytes, `boundary` after each datagram, or `end`. A line
 * `# protocol: rtsp` says what is spoken where it is not HTTP.
 */
export function readScripts(folder: URL): Script[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return names.toSorted().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    if (!text.startsWith('# origin: ')) throw new Error(`${file}: line 1 must say "# origin: …"`);
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const protocol = /^# protocol: (rtsp|rtp|turn|turn-datagrams)$/m.exec(text)?.[1] as
      ConversationProtocol | undefined;
    const name = file.slice(0, -'.txt'.length);
    return { name, protocol: protocol ?? 'http', steps: lines.map(parseLine) };
  });
}

function parseLine(line: string): Step {
  const direction: Direction = line.startsWith('>') ? 'client-to-server' : 'server-to-client';
  const says = line.slice(1).trim();
  if (says === 'boundary') return { direction, boundary: true };
  if (says === 'end') return { direction, end: true };
  const skipped = /^skip (\d+)$/.exec(says)?.[1];
  if (skipped !== undefined) return { direction, skipped: Number(skipped) };
  return { direction, bytes: Uint8Array.from(Buffer.from(String(JSON.parse(says)), 'latin1')) };
}

/** The inflater of both shells. */
export const inflate = boundInflate((dictionary, onBytes) => new Inflate({ dictionary }, onBytes));

/** A conversation in which all of `steps` have happened. */
export function play(
  steps: readonly Step[],
  protocol: ConversationProtocol = 'http',
): Conversation {
  const conversation = createConversation({ protocol, inflate });
  for (const step of steps) take(conversation, step);
  return conversation;
}

/** What happens at `step`. */
export function take(conversation: Conversation, step: Step): void {
  const { direction } = step;
  if ('bytes' in step) conversation.append(direction, step.bytes);
  else if ('skipped' in step) conversation.skip(direction, step.skipped);
  else if ('boundary' in step) conversation.endRecord(direction);
  else conversation.end(direction);
}
