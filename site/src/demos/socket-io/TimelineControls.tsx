/** What one can do with the open chat, and the switch that refuses upgrades. */
import type { Signal } from '@preact/signals';
import type { ChatRun } from './chat-run.ts';

interface Props {
  readonly id: string;
  readonly via: Signal<string>;
  /** Null while no chat is open. */
  readonly chat: ChatRun | null;
  readonly words: string;
  /** Called when the connection is used. */
  readonly onUse: () => void;
}

const actions: readonly (readonly [label: string, act: (chat: ChatRun) => unknown])[] = [
  ['Emit with acknowledgement', (chat) => chat.say()],
  ['Join room blue', (chat) => chat.join()],
  ['Open namespace /news', (chat) => chat.openNews()],
  ['Open /members without a token', (chat) => chat.openMembers()],
  ['Send bytes', (chat) => chat.upload()],
  ['Break the connection', (chat) => chat.breakConnection()],
];

export function TimelineControls({ id, via, chat, words, onUse }: Props) {
  return (
    <div class="eio-controls">
      <label class="eio-refuse" for={`${id}-refuse`}>
        <input
          id={`${id}-refuse`}
          type="checkbox"
          checked={via.value === 'refuse-upgrade'}
          onChange={({ currentTarget }) => {
            via.value = currentTarget.checked ? 'refuse-upgrade' : 'direct';
          }}
        />{' '}
        An intermediary refuses upgrades (from the next Run on)
      </label>
      <div class="eio-buttons" role="group" aria-label="Use the connection">
        {actions.map(([label, act]) => (
          <button
            key={label}
            type="button"
            class="button"
            disabled={chat === null}
            onClick={() => {
              if (chat === null) return;
              onUse();
              void act(chat);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="eio-state">
        <b>{words}</b>
      </p>
    </div>
  );
}
