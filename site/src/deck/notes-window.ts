/** The notes window: follows its deck over a BroadcastChannel, and steers it. */
import { isSwitchedOff } from '../layout/character-keys.ts';
import { commandOf } from './deck-keys.ts';
import { keyFocusOf } from './key-focus.ts';
import type { NotesCommand, NotesMessage } from './notes-message.ts';
import { notesChannelName, parseNotesMessage } from './notes-message.ts';
import type { TalkTimer } from './talk-timer.ts';
import { elapsedMs, formatElapsed, resetTimer, toggleTimer } from './talk-timer.ts';

const deck = new URLSearchParams(location.search).get('deck') ?? '';
const channel = new BroadcastChannel(notesChannelName(deck));
const send: (message: NotesMessage) => void = channel.postMessage.bind(channel);
const notes = [...document.querySelectorAll<HTMLElement>('[data-note]')];
let timer: TalkTimer = resetTimer;

function put(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}

function showNote(slideId: string): void {
  const found = notes.findIndex((note) => note.dataset['note'] === slideId);
  const index = Math.max(0, found);
  notes.forEach((note, position) => {
    note.hidden = position !== index;
  });
  const note = notes[index];
  put('#notes-now-title', note?.dataset['title'] ?? '');
  put('.notes-number', `${note?.dataset['number'] ?? ''} · slide ${index + 1} of ${notes.length}`);
  put('.notes-next', notes[index + 1]?.dataset['title'] ?? 'This is the last slide.');
  const none = document.querySelector<HTMLElement>('.notes-none');
  if (none) none.hidden = (note?.querySelector('.note-text') ?? null) !== null;
}

function showState(text: string, isLive: boolean): void {
  put('.notes-state', text);
  document.querySelector('.notes-state')?.toggleAttribute('data-live', isLive);
}

function onMessage(message: NotesMessage | null): void {
  if (message?.type === 'gone') showState('The window with the slides is closed.', false);
  if (message?.type !== 'status') return;
  showNote(message.slideId);
  if (message.blank) showState('In step with the slides; the screen is blanked.', true);
  else if (message.presenting) showState('In step with the slides.', true);
  else showState('The slides are in the reading view; press P there to present.', false);
}

function steer(command: NotesCommand['command']): void {
  send({ type: 'command', command });
}

function showTime(): void {
  put('.notes-timer time', formatElapsed(elapsedMs(timer, performance.now())));
  put(
    '.notes-clock time',
    new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
  );
  put('[data-timer=toggle]', timer.startedAtMs === null ? 'Start' : 'Pause');
}

channel.addEventListener('message', (event: MessageEvent<unknown>) =>
  onMessage(parseNotesMessage(event.data)),
);
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const go = button?.dataset['go'];
  if (go !== undefined) steer(go as NotesCommand['command']);
  if (button?.dataset['timer'] === 'toggle') timer = toggleTimer(timer, performance.now());
  if (button?.dataset['timer'] === 'reset') timer = resetTimer;
  showTime();
});
addEventListener('keydown', (event) => {
  if (isSwitchedOff(event.key)) return;
  const press = {
    key: event.key,
    shift: event.shiftKey,
    modified: event.ctrlKey || event.altKey || event.metaKey,
  };
  const scrolls = document.documentElement.scrollHeight > innerHeight;
  const command = commandOf(press, 'presenting', keyFocusOf(event.target), scrolls);
  if (command === null || command === 'leave' || command === 'notes' || command === 'present')
    return;
  event.preventDefault();
  steer(command);
});
setInterval(showTime, 250);
showTime();
showNote('');
if (deck === '')
  showState('Open the slides and press S there: then this window follows them.', false);
else {
  showState('Looking for the slides…', false);
  send({ type: 'hello' });
}
