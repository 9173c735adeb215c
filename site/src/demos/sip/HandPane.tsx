/** A message to type and to send as it stands. */
import { useState } from 'preact/hooks';
import { sipTemplates } from './sip-by-hand.ts';
import type { SipRun } from './sip-run.ts';

const maxCharacters = 8_000;

export function HandPane({ run }: { readonly run: SipRun | null }) {
  const [text, setText] = useState(sipTemplates[0]?.text ?? '');
  return (
    <details class="phone-hand">
      <summary>Write a message by hand</summary>
      <select
        aria-label="begin with"
        onChange={({ currentTarget }) =>
          setText(sipTemplates[Number(currentTarget.value)]?.text ?? '')
        }
      >
        {sipTemplates.map(({ label }, index) => (
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
          onInput={({ currentTarget }) => setText(currentTarget.value)}
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
