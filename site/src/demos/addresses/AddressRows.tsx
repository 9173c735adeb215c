/** Addresses or commands, one a row, each with a button that copies it. Its styles are `addresses.css`, by `?url`. */
import { useState } from 'preact/hooks';
import { copyText } from '../../wire-view/clipboard.ts';

export interface AddressRow {
  /** What it is for, in a few words: `ffplay, over TCP`. */
  readonly label: string;
  /** As it is copied. */
  readonly text: string;
}

interface Props {
  /** Names the list for those who hear it. */
  readonly title: string;
  readonly rows: readonly AddressRow[];
}

export function AddressRows({ title, rows }: Props) {
  return (
    <ul class="address-rows" aria-label={title}>
      {rows.map((row) => (
        <Row key={row.label} {...row} />
      ))}
    </ul>
  );
}

function Row({ label, text }: AddressRow) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    setSaid((await copyText(text)) ? 'Copied' : 'Not allowed');
  };
  return (
    <li>
      <span class="address-label">{label}</span>
      <code tabIndex={0}>{text}</code>
      <button
        type="button"
        class="button"
        aria-label={`Copy ${label}`}
        onClick={() => void copy()}
        onBlur={() => setSaid('')}
      >
        {said === '' ? 'Copy' : said}
      </button>
      <output class="visually-hidden">{said}</output>
    </li>
  );
}
