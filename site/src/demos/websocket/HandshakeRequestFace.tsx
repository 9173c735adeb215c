/** The request to edit, and the answer to it. */
import type { Signal } from '@preact/signals';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { PresetButtons } from '../PresetButtons.tsx';
import { requestPresets, type RequestPreset } from './handshake-request-presets.ts';
import { HandshakeEditor } from './HandshakeEditor.tsx';
import { HandshakeRules } from './HandshakeRules.tsx';
import { useSha1 } from './sha1.ts';
import { RequestAnswer } from './HandshakeRequestAnswer.tsx';

interface Props {
  readonly request: Signal<string>;
  /** True when what follows the empty line does not wait for the answer. */
  readonly early: Signal<boolean>;
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly running: boolean;
}

export function RequestFace({ request, early, handshake, running }: Props) {
  const isChosen = (preset: RequestPreset): boolean =>
    preset.request === request.value && (preset.early ?? false) === early.value;
  return (
    <div class="demo-face">
      <PresetButtons
        presets={requestPresets}
        chosen={requestPresets.find(isChosen) ?? null}
        ownText="Your own request. Press Send, and read the server’s answer."
        onChoose={(preset) => {
          request.value = preset.request;
          early.value = preset.early ?? false;
        }}
      />
      <div class="handshake-sides">
        <div class="handshake-column">
          <HandshakeEditor
            label="the request, byte for byte; each line ends in CR LF"
            text={request}
            rows={10}
          />
          <label class="handshake-early">
            <input
              type="checkbox"
              checked={early.value}
              onChange={({ currentTarget }) => (early.value = currentTarget.checked)}
            />{' '}
            send what follows the empty line at once, too
          </label>
        </div>
        <RequestAnswer handshake={handshake} running={running} />
      </div>
      <HandshakeRules handshake={handshake} sha1={useSha1().value} />
    </div>
  );
}
