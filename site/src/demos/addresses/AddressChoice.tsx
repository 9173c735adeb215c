/**
 * Addresses or commands for programs outside of the page: one is chosen, shown whole, and copied. Its styles are
 * `addresses.css`, by `?url`, within a card of the class `address-card demo-face`.
 */
import { useState } from 'preact/hooks';
import { AddressText } from './AddressText.tsx';
import { CopyButton } from './CopyButton.tsx';

export interface Address {
  /** What it is for, in a few words: `ffplay UDP`. */
  readonly label: string;
  /** As it is copied. */
  readonly text: string;
}

interface Props {
  readonly title: string;
  /** At least one; the labels are unique. */
  readonly rows: readonly Address[];
}

export function AddressChoice({ title, rows }: Props) {
  const [label, setLabel] = useState(rows[0]?.label ?? '');
  const chosen = rows.find((row) => row.label === label) ?? rows[0];
  if (chosen === undefined) return null;
  return (
    <div class="address-choice" role="group" aria-label={title}>
      <p class="address-tabs">
        <b>{title}</b>
        {rows.map((row) => (
          <button
            key={row.label}
            type="button"
            class="button"
            aria-pressed={row === chosen}
            onClick={() => setLabel(row.label)}
          >
            {row.label}
          </button>
        ))}
      </p>
      <p class="address-chosen">
        <AddressText {...chosen} />
        <CopyButton {...chosen} />
      </p>
    </div>
  );
}
