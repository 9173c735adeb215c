/** The inputs of a frame's header: its bits, its opcode, its mask, its length. */
import { opcodeName } from '@wireside/labs-server/wire/websocket/opcode.ts';
import type { LengthForm } from './encode-frame.ts';
import type { FrameDraft } from './frame-draft.ts';

export interface DraftProps {
  readonly draft: FrameDraft;
  /** Number of the frame, from 1. */
  readonly number: number;
  readonly onChange: (part: Partial<FrameDraft>) => void;
}

const flags = [
  { name: 'FIN', key: 'fin' },
  { name: 'RSV1', key: 'rsv1' },
  { name: 'RSV2', key: 'rsv2' },
  { name: 'RSV3', key: 'rsv3' },
] as const;

const forms: readonly { readonly form: LengthForm; readonly words: string }[] = [
  { form: 'least', words: 'as few bytes as fit' },
  { form: '7', words: '7 bits' },
  { form: '16', words: '7 + 16 bits' },
  { form: '64', words: '7 + 64 bits' },
];

export function FrameDraftBits({ draft, number, onChange }: DraftProps) {
  return (
    <fieldset class="builder-bits">
      <legend class="visually-hidden">Header of frame {number}</legend>
      <div class="builder-flags">
        {flags.map(({ name, key }) => (
          <Flag
            key={key}
            name={name}
            isSet={draft[key]}
            onToggle={() => onChange({ [key]: !draft[key] })}
          />
        ))}
        <label>
          <span>opcode</span>
          <select
            value={String(draft.opcode)}
            onChange={({ currentTarget }) => onChange({ opcode: Number(currentTarget.value) })}
          >
            {Array.from({ length: 16 }, (_, opcode) => (
              <option key={opcode} value={String(opcode)}>
                {optionOf(opcode)}
              </option>
            ))}
          </select>
        </label>
        <Flag
          name="MASK"
          isSet={draft.masked}
          onToggle={() => onChange({ masked: !draft.masked })}
        />
        <label>
          <span>masking key</span>
          <input
            class="builder-key"
            value={draft.maskingKey}
            disabled={!draft.masked}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => onChange({ maskingKey: currentTarget.value })}
          />
        </label>
        <LengthInputs draft={draft} number={number} onChange={onChange} />
      </div>
    </fieldset>
  );
}

function LengthInputs({ draft, onChange }: DraftProps) {
  return (
    <>
      <label>
        <span>length in</span>
        <select
          value={draft.lengthForm}
          onChange={({ currentTarget }) => {
            const chosen = forms.find(({ form }) => form === currentTarget.value);
            onChange({ lengthForm: chosen?.form ?? 'least' });
          }}
        >
          {forms.map(({ form, words }) => (
            <option key={form} value={form}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>claimed length</span>
        <input
          class="builder-claim"
          value={draft.claimedLength}
          placeholder="the true one"
          inputMode="numeric"
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => onChange({ claimedLength: currentTarget.value })}
        />
      </label>
    </>
  );
}

interface FlagProps {
  readonly name: string;
  readonly isSet: boolean;
  readonly onToggle: () => void;
}

function Flag({ name, isSet, onToggle }: FlagProps) {
  return (
    <button type="button" class="builder-flag" aria-pressed={isSet} onClick={onToggle}>
      <b>{isSet ? 1 : 0}</b>
      <span>{name}</span>
    </button>
  );
}

/** `0x1 text`, `0x3 reserved`. */
function optionOf(opcode: number): string {
  const name = opcodeName(opcode);
  return `0x${opcode.toString(16)} ${name.startsWith('opcode') ? 'reserved' : name}`;
}
