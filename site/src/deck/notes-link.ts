/** The deck's side of the notes window: opens it, keeps it in step, obeys it. */
import type { DeckStatus, NotesCommand, NotesMessage } from './notes-message.ts';
import { notesChannelName, parseNotesMessage } from './notes-message.ts';

export interface NotesLink {
  /** Opens the window; false if the browser blocked it. */
  open(): boolean;
  /** Address of the notes for this deck, for a link. */
  readonly url: string;
  /** Tells the window where the deck is. */
  tell(status: Omit<DeckStatus, 'type'>): void;
}

/** A random id that survives a reload of this tab, so that the notes window finds its deck again. */
function deckId(): string {
  const key = 'wireside:deck';
  const fresh = Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join(
    '',
  );
  try {
    const id = sessionStorage.getItem(key) ?? fresh;
    sessionStorage.setItem(key, id);
    return id;
  } catch {
    return fresh;
  }
}

/** `page` is the address of the notes page; `onCommand` does what the window asks for. */
export function createNotesLink(
  page: string,
  onCommand: (command: NotesCommand['command']) => void,
): NotesLink {
  const id = deckId();
  const url = `${page}?deck=${id}`;
  const channel = new BroadcastChannel(notesChannelName(id));
  const send: (message: NotesMessage) => void = channel.postMessage.bind(channel);
  let last: DeckStatus | null = null;
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = parseNotesMessage(event.data);
    if (message?.type === 'hello' && last !== null) send(last);
    if (message?.type === 'command') onCommand(message.command);
  });
  addEventListener('pagehide', () => send({ type: 'gone' }));
  addEventListener('pageshow', () => {
    if (last !== null) send(last);
  });
  return {
    url,
    open: () => window.open(url, `wireside-notes-${id}`, 'popup,width=960,height=720') !== null,
    tell(status) {
      last = { type: 'status', ...status };
      send(last);
    },
  };
}
