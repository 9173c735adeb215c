/** The request to edit, and the answer to it. */
import type { Signal } from '@preact/signals';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { requestPresets } from './handshake-request-presets.ts';
import { HandshakeEditor } from './HandshakeEditor.tsx';
import { HandshakePresets } from './HandshakePresets.tsx';
import { HandshakeRules } from './HandshakeRules.tsx';
import { useSha1 } from './sha1.ts';
import { RequestAnswer } from './HandshakeRequestAnswer.tsx';

interface Props {
  readonly request: Signal<string>;
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly running: boolean;
}

export function RequestFace({ request, handshake, running }: Props) {
  return (
    <div class="demo-face">
      <HandshakePresets
        presets={requestPresets}
        chosen={requestPresets.find((preset) => preset.request === request.value) ?? null}
        ownText="Your own request. Press Send, and read the server’s answer."
        onChoose={(preset) => (request.value = preset.request)}
      />
      <div class="handshake-sides">
        <HandshakeEditor
          label="the request, byte for byte; each line ends in CR LF"
          text={request}
          rows={10}
        />
        <RequestAnswer handshake={handshake} running={running} />
      </div>
      <HandshakeRules handshake={handshake} sha1={useSha1().value} />
    </div>
  );
}
