/** The chosen line as text to change, and the buttons that give the whole description to the browser. */
import type { Side, EditPlace } from './apply-edit.ts';
import type { SdpRow } from './sdp-document.ts';
import { noEdits, textOf } from './sdp-edits.ts';
import type { SdpCall } from './use-sdp-call.ts';

interface LineProps {
  readonly call: SdpCall;
  readonly side: Side;
  readonly row: SdpRow;
}

export function LineEditor({ call, side, row }: LineProps) {
  const text = textOf(call.edits.value[side], row);
  return (
    <div class="sdp-editor">
      <label>
        <span>
          the line of the {side}
          {text === null ? ', deleted' : ''}
        </span>
        <textarea
          rows={2}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          maxLength={2_000}
          value={text ?? ''}
          onInput={({ currentTarget }) => call.edit(side, row, currentTarget.value)}
        />
      </label>
      <div class="sdp-buttons">
        <button type="button" class="button" onClick={() => call.edit(side, row, null)}>
          Delete the line
        </button>
        <button
          type="button"
          class="button"
          disabled={text === row.line.text}
          onClick={() => call.edit(side, row, row.line.text)}
        >
          Undo
        </button>
      </div>
    </div>
  );
}

/** Whose call gets the description. */
const applyLabels: Readonly<Record<Side, Readonly<Record<EditPlace, string>>>> = {
  offer: {
    remote: 'bob.setRemoteDescription(edited)',
    local: 'alice.setLocalDescription(edited)',
  },
  answer: {
    remote: 'alice.setRemoteDescription(edited)',
    local: 'bob.setLocalDescription(edited)',
  },
};

export function ApplyBar({ call, side }: { readonly call: SdpCall; readonly side: Side }) {
  const count = call.edits.value[side].size;
  const isBlocked = call.isBusy.value || count === 0;
  return (
    <div class="sdp-apply">
      <span>
        {count === 0
          ? `Nothing of the ${side} is edited: choose a line and change it, or take an edit to try.`
          : `${count} ${count === 1 ? 'line' : 'lines'} of the ${side} edited. Apply:`}
      </span>
      {(['remote', 'local'] as const).map((place) => (
        <button
          key={place}
          type="button"
          class={`button ${place === 'remote' ? 'button-primary' : ''}`}
          disabled={isBlocked}
          onClick={() => void call.apply(side, place)}
        >
          {applyLabels[side][place]}
        </button>
      ))}
      <button
        type="button"
        class="button"
        disabled={isBlocked}
        onClick={() => call.replaceEdits(side, noEdits)}
      >
        Undo all
      </button>
    </div>
  );
}
