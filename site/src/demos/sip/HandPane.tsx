/** A message to type and to send as it stands. */
import { useState } from 'preact/hooks';
import { type SipTransport, sipTemplates } from './sip-by-hand.ts';
import type { SipRun } from './sip-run.ts';

const maxCharacters = 8_000;

interface HandPaneProps {
  readonly run: SipRun | null;
  readonly transport: SipTransport;
}

export function HandPane({ run, transport }: HandPaneProps) {
  const templates = sipTemplates(transport);
  /** Null: nothing was chosen or typed yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? templates[0]?.text ?? '';
  return (
    <details class="phone-hand">
      <summary>Write a message by hand</summary>
      <select
        aria-label="begin with"
        onChange={({ currentTarget }) =>
          setTyped(templates[Number(currentTarget.value)]?.text ?? '')
        }
      >
        {templates.map(({ label }, index) => (
          <option key={label} value={String(index)}>
            {label}
          </option>
        ))}
      </select>
      <label class="phone-text">
        <span>each line ends in CR LF; # is a number of its own for each message</span>
        <textarea
          rows={10}
          wrap="off"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          maxLength={maxCharacters}
          value={text}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="button"
        disabled={run === null}
        onClick={() => run?.sendByHand(text)}
      >
        Send the message
      </button>
    </details>
  );
}
