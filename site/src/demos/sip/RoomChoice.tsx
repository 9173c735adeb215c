/** Who this page is, and with whom it shares a domain. */
import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { LabSession } from '../../lab/health.ts';
import { problemText } from '../problem-text.ts';
import { pageUsers, type PageUser } from './sip-words.ts';

interface Props {
  readonly user: Signal<PageUser>;
  readonly room: Signal<string>;
  readonly session: LabSession | null;
  /** Nothing can be chosen while a run lasts. */
  readonly disabled: boolean;
}

export function RoomChoice({ user, room, session, disabled }: Props) {
  return (
    <div class="phone-choice">
      <label>
        I am{' '}
        <select
          value={user.value}
          disabled={disabled}
          onChange={({ currentTarget }) => (user.value = currentTarget.value as PageUser)}
        >
          {pageUsers.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        room{' '}
        <input
          value={room.value}
          disabled={disabled}
          maxLength={6}
          size={8}
          placeholder="none"
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => (room.value = currentTarget.value.trim().toUpperCase())}
        />
      </label>
      <OpenRoom room={room} session={session} disabled={disabled} />
    </div>
  );
}

function OpenRoom({ room, session, disabled }: Omit<Props, 'user'>) {
  const [problem, setProblem] = useState('');
  const open = async (): Promise<void> => {
    if (session === null) return;
    try {
      room.value = await newRoom(session);
      setProblem('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={disabled || session === null}
        onClick={() => void open()}
      >
        Open a room
      </button>
      <span>{problem === '' ? roomWords(room.value) : problem}</span>
    </>
  );
}

/** Run 0 is no run: opening a room is not on the wire of the bench. */
async function newRoom({ labs, id }: LabSession): Promise<string> {
  const response = await fetch(`${labs[0]}/s/${id}/0/sip/rooms`, { method: 'POST' });
  if (!response.ok) throw new Error(await problemText(response));
  return ((await response.json()) as { readonly room: string }).room;
}

function roomWords(room: string): string {
  return room === ''
    ? 'Without a room, alice and carol are both in this page.'
    : 'Enter this code on another machine, be the other user there, and call each other.';
}
