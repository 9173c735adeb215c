/** What the deck and its notes window tell each other over a BroadcastChannel. */

/** From the deck: where it is. */
export interface DeckStatus {
  readonly type: 'status';
  readonly slideId: string;
  readonly presenting: boolean;
  readonly blank: boolean;
}

/** From the deck: it is closed or left the page. */
export interface DeckGone {
  readonly type: 'gone';
}

/** From the notes window: where are you? */
export interface NotesHello {
  readonly type: 'hello';
}

/** From the notes window: do this. */
export interface NotesCommand {
  readonly type: 'command';
  readonly command: 'next' | 'previous' | 'first' | 'last' | 'blank' | 'replay';
}

export type NotesMessage = DeckStatus | DeckGone | NotesHello | NotesCommand;

const commands: readonly string[] = ['next', 'previous', 'first', 'last', 'blank', 'replay'];

/** The channel of one deck window; `deck` is its random id, so that two windows do not steer each other. */
export function notesChannelName(deck: string): string {
  return `wireside-notes-${deck}`;
}

/** The message in `data`, or `null` for anything else (another version of the page, for instance). */
export function parseNotesMessage(data: unknown): NotesMessage | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null;
  if (data.type === 'hello' || data.type === 'gone') return { type: data.type };
  if (data.type === 'command' && 'command' in data && commands.includes(String(data.command))) {
    return { type: 'command', command: data.command as NotesCommand['command'] };
  }
  if (data.type !== 'status' || !('slideId' in data) || typeof data.slideId !== 'string')
    return null;
  return {
    type: 'status',
    slideId: data.slideId,
    presenting: 'presenting' in data && data.presenting === true,
    blank: 'blank' in data && data.blank === true,
  };
}
