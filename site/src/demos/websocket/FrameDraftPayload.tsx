/** The inputs of a frame's payload: text, any bytes, or the body of a Close frame. */
import type { DraftProps } from './FrameDraftBits.tsx';
import type { PayloadDraft } from './frame-draft.ts';

const kinds = [
  { kind: 'text', words: 'text, as UTF-8' },
  { kind: 'hex', words: 'bytes, as hex' },
  { kind: 'close', words: 'close code and reason' },
] as const;

/** The lab takes 64 KB in all. */
const maxCharacters = 20_000;

interface Props extends DraftProps {
  readonly id: string;
}

export function FrameDraftPayload({ id, draft, number, onChange }: Props) {
  const { payload } = draft;
  const set = (next: PayloadDraft): void => onChange({ payload: next });
  return (
    <fieldset class="builder-payload">
      <legend class="visually-hidden">Payload of frame {number}</legend>
      <div class="builder-kinds">
        {kinds.map(({ kind, words }) => (
          <label key={kind} class="builder-check">
            <input
              type="radio"
              name={id}
              checked={payload.kind === kind}
              onChange={() => set(startOf(kind))}
            />
            {words}
          </label>
        ))}
      </div>
      {payload.kind === 'text' && (
        <Line
          label="payload text"
          value={payload.text}
          onInput={(text) => set({ kind: 'text', text })}
        />
      )}
      {payload.kind === 'hex' && (
        <Line
          label="payload bytes"
          value={payload.hex}
          onInput={(hex) => set({ kind: 'hex', hex })}
        />
      )}
      {payload.kind === 'close' && (
        <div class="builder-close">
          <Line
            label="close code"
            value={payload.code}
            onInput={(code) => set({ ...payload, code })}
          />
          <Line
            label="reason"
            value={payload.reason}
            onInput={(reason) => set({ ...payload, reason })}
          />
        </div>
      )}
    </fieldset>
  );
}

function startOf(kind: PayloadDraft['kind']): PayloadDraft {
  if (kind === 'text') return { kind, text: 'Hello' };
  return kind === 'hex' ? { kind, hex: '48 65 6c 6c 6f' } : { kind, code: '1000', reason: 'bye' };
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

function Line({ label, value, onInput }: LineProps) {
  return (
    <label class="builder-line">
      <span>{label}</span>
      <input
        value={value}
        maxLength={maxCharacters}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
