/** Conversations for tests, as text: who sent what, where bytes are missing, who ended. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Direction } from '../record.ts';
import { Inflate } from 'fflate';
import { boundInflate } from '../conversation/bounded-inflate.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { createConversation } from '../conversation/create-conversation.ts';

/** What happened on one direction. */
export type Step = { readonly direction: Direction } & (
  { readonly bytes: Uint8Array } | { readonly skipped: number } | { readonly end: true }
);

export interface Script {
  readonly name: string;
  readonly steps: readonly Step[];
}

/**
 * Every script in `folder`. A line is a comment after `#`, or begins with `>` (client to server) or `<`, followed by a
 * JSON string (one character per byte), `skip` with a number of bytes, or `end`.
 */
export function readScripts(folder: URL): Script[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return names.toSorted().map((file) => {
    const text = readFileSync(new URL(file, folder), 'utf8');
    if (!text.startsWith('# origin: ')) throw new Error(`${file}: line 1 must say "# origin: …"`);
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return { name: file.slice(0, -'.txt'.length), steps: lines.map(parseLine) };
  });
}

function parseLine(line: string): Step {
  const direction: Direction = line.startsWith('>') ? 'client-to-server' : 'server-to-client';
  const says = line.slice(1).trim();
  if (says === 'end') return { direction, end: true };
  const skipped = /^skip (\d+)$/.exec(says)?.[1];
  if (skipped !== undefined) return { direction, skipped: Number(skipped) };
  return { direction, bytes: Uint8Array.from(Buffer.from(String(JSON.parse(says)), 'latin1')) };
}

/** The inflater of both shells. */
export const inflate = boundInflate((dictionary, onBytes) => new Inflate({ dictionary }, onBytes));

/** A conversation in which all of `steps` have happened. */
export function play(steps: readonly Step[]): Conversation {
  const conversation = createConversation({ inflate });
  for (const step of steps) {
    if ('bytes' in step) conversation.append(step.direction, step.bytes);
    else if ('skipped' in step) conversation.skip(step.direction, step.skipped);
    else conversation.end(step.direction);
  }
  return conversation;
}
