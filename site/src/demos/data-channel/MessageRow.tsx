/** A message on a channel: text, bytes, or more than the other side takes. */
import { useSignal, type Signal } from '@preact/signals';
import type { ChannelSession } from './channel-session.ts';

interface Props {
  readonly session: ChannelSession;
  /** Bob echoes by himself; the other connection of the page speaks when it is told to. */
  readonly withBob: boolean;
}

export function MessageRow({ session, withBob }: Props) {
  const text = useSignal('hello');
  const chosen = useSignal(0);
  const from = useSignal<'alice' | 'other'>('alice');
  const open = session.channels.value.filter(({ readyState }) => readyState === 'open');
  const key = open.some((channel) => channel.key === chosen.value)
    ? chosen.value
    : (open[0]?.key ?? null);
  const send = (data: string | Uint8Array<ArrayBuffer>): void => {
    if (key !== null) session.send(key, withBob ? 'alice' : from.peek(), data);
  };
  const limit = session.maxMessageSize;
  return (
    <form
      class="channels-message"
      onSubmit={(event) => {
        event.preventDefault();
        send(text.peek());
      }}
    >
      {!withBob && <SenderChoice from={from} />}
      <select
        value={key ?? ''}
        aria-label="on which channel"
        onChange={({ currentTarget }) => (chosen.value = Number(currentTarget.value))}
      >
        {open.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <input
        type="text"
        value={text.value}
        aria-label="message"
        onInput={({ currentTarget }) => (text.value = currentTarget.value)}
      />
      <SendButtons enabled={key !== null} text={text.value} limit={limit} onSend={send} />
    </form>
  );
}

function SenderChoice({ from }: { readonly from: Signal<'alice' | 'other'> }) {
  return (
    <select
      value={from.value}
      aria-label="who sends"
      onChange={({ currentTarget }) => {
        from.value = currentTarget.value === 'other' ? 'other' : 'alice';
      }}
    >
      <option value="alice">Alice</option>
      <option value="other">the other side</option>
    </select>
  );
}

interface ButtonsProps {
  readonly enabled: boolean;
  readonly text: string;
  /** maxMessageSize; null while nobody knows. */
  readonly limit: number | null;
  readonly onSend: (data: Uint8Array<ArrayBuffer>) => void;
}

function SendButtons({ enabled, text, limit, onSend }: ButtonsProps) {
  const tooMuch = (limit ?? 0) + 1;
  return (
    <>
      <button type="submit" class="button" disabled={!enabled}>
        Send text
      </button>
      <button
        type="button"
        class="button"
        disabled={!enabled}
        onClick={() => onSend(new TextEncoder().encode(text))}
      >
        Send bytes
      </button>
      <button
        type="button"
        class="button"
        disabled={!enabled || limit === null}
        onClick={() => onSend(new Uint8Array(tooMuch))}
      >
        Send {tooMuch.toLocaleString('en')} bytes
      </button>
    </>
  );
}
