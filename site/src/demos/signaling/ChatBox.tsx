/** A line to say to the other side: on the data channel, and not by the server. */
import { useState } from 'preact/hooks';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';

interface Props {
  readonly open: boolean;
  /** Both sides are in this page: one says who speaks. */
  readonly both: boolean;
  readonly onSay: (text: string, from: RoomPeerName) => void;
}

export function ChatBox({ open, both, onSay }: Props) {
  const [text, setText] = useState('Hello');
  const [from, setFrom] = useState<RoomPeerName>('A');
  return (
    <form
      class="sig-chat"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onSay(text, from);
        setText('');
      }}
    >
      {both && (
        <select
          aria-label="who says it"
          disabled={!open}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value === 'B' ? 'B' : 'A')}
        >
          <option value="A">A says</option>
          <option value="B">B says</option>
        </select>
      )}
      <input
        type="text"
        aria-label="say it peer to peer"
        maxLength={200}
        autocomplete="off"
        disabled={!open}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class="button" disabled={!open}>
        Say
      </button>
    </form>
  );
}
