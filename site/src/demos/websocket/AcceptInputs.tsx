/** The key and the GUID that are hashed. */
import type { Signal } from '@preact/signals';
import { base64ByteLength } from '@wireside/labs-server/wire/field/base64.ts';

interface Props {
  readonly keyText: string;
  readonly onKey: (text: string) => void;
  /** True once a handshake was seen on this page. */
  readonly canFollow: boolean;
  /** True while the key is that of the newest handshake. */
  readonly isFollowing: boolean;
  readonly onFollow: () => void;
  readonly guid: Signal<string>;
  readonly guids: readonly { readonly label: string; readonly value: string }[];
}

export function AcceptInputs(props: Props) {
  const { keyText, guid, guids } = props;
  return (
    <div class="accept-inputs">
      <label class="handshake-label">
        <span>Sec-WebSocket-Key</span>
        <input
          value={keyText}
          maxLength={100}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={({ currentTarget }) => props.onKey(currentTarget.value)}
        />
        <span class="accept-note">{keyNote(keyText)}</span>
      </label>
      <div class="accept-choices">
        <button
          type="button"
          class="button"
          disabled={!props.canFollow}
          aria-pressed={props.isFollowing}
          onClick={props.onFollow}
        >
          Key of the newest handshake
        </button>
        <div role="radiogroup" aria-label="GUID" class="accept-guids">
          {guids.map(({ label, value }) => (
            <label key={value}>
              <input
                type="radio"
                name="accept-guid"
                checked={guid.value === value}
                onChange={() => (guid.value = value)}
              />
              GUID: {label}
            </label>
          ))}
        </div>
      </div>
    </div>
  );
}

function keyNote(key: string): string {
  const byteLength = base64ByteLength(key.trim());
  if (byteLength === 16) return '16 random bytes in base64';
  return byteLength === null
    ? 'This is not base64; a server refuses it.'
    : `${byteLength} bytes in base64; a server expects 16.`;
}
