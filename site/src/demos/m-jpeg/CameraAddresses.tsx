/** The camera for other programs: addresses to open in a tab, and commands to copy into a terminal. */
import { useState } from 'preact/hooks';
import { copyText } from '../../wire-view/clipboard.ts';
import type { CameraAddress } from './camera-addresses.ts';

export function CameraAddresses({ rows }: { readonly rows: readonly CameraAddress[] }) {
  return (
    <dl class="m-jpeg-addresses" aria-label="The camera in other programs">
      {rows.map((row) => (
        <AddressRow key={row.label} {...row} />
      ))}
    </dl>
  );
}

function AddressRow({ label, text, isLink }: CameraAddress) {
  const [said, setSaid] = useState('Copy');
  const copy = async (): Promise<void> => {
    setSaid((await copyText(text)) ? 'Copied' : 'Not allowed');
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {isLink ? (
          <a href={text} target="_blank" rel="noreferrer">
            {text}
          </a>
        ) : (
          <code tabIndex={0}>{text}</code>
        )}
      </dd>
      <dd>
        <button type="button" class="wire-ghost" onClick={() => void copy()}>
          <span class="visually-hidden">{label}: </span>
          {said}
        </button>
      </dd>
    </div>
  );
}
