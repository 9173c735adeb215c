/** The browser's request, the answer to edit, the bytes that went out, and three witnesses of what came of it. */
import type { Signal } from '@preact/signals';
import { PresetButtons } from '../PresetButtons.tsx';
import type { ShownFace } from '../trace-face.ts';
import { nothingAnswered, type AnswerReport } from './answer-report.ts';
import { answerPresets } from './handshake-answer-presets.ts';
import type { HandshakeFacts } from './handshake-devtools.ts';
import { headBytes, type HandshakeOnWire } from './handshake-on-wire.ts';
import { AnswerVariables } from './AnswerVariables.tsx';
import { AnswerWitnesses } from './HandshakeAnswerWitnesses.tsx';
import { HandshakeEditor } from './HandshakeEditor.tsx';
import type { LoadedSha1 } from './sha1.ts';
import { WireTextPane } from './WireTextPane.tsx';

interface Props {
  readonly template: Signal<string>;
  readonly protocols: Signal<string>;
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly shown: ShownFace<AnswerReport>;
  readonly facts: HandshakeFacts;
  readonly sha1: LoadedSha1;
}

export function AnswerFace({ template, protocols, handshake, shown, facts, sha1 }: Props) {
  return (
    <div class="demo-face">
      <PresetButtons
        presets={answerPresets}
        chosen={answerPresets.find((preset) => preset.answer === template.value) ?? null}
        ownText="Your own answer. Open a WebSocket, and see whether the browser takes it."
        onChoose={(preset) => (template.value = preset.answer)}
      />
      <div class="handshake-sides">
        <div class="handshake-column">
          <ProtocolInput protocols={protocols} />
          <AnswerVariables />
        </div>
        <HandshakeEditor label="your answer; each line ends in CR LF" text={template} rows={8} />
      </div>
      <AnswerWitnesses
        {...{ handshake, facts, sha1 }}
        report={shown.report ?? nothingAnswered}
        onlyBytes={shown.onlyBytes}
      />
      <div class="handshake-sides">
        <WireTextPane
          label="the browser’s request, as it came"
          bytes={handshake && headBytes(handshake.request)}
          empty="Open a WebSocket: its request appears here."
          lines="all"
        />
        <WireTextPane
          label="the bytes that went out"
          bytes={handshake?.response ?? null}
          empty="Names between braces stand here with their values."
          lines="all"
        />
      </div>
    </div>
  );
}

function ProtocolInput({ protocols }: { readonly protocols: Signal<string> }) {
  return (
    <label class="handshake-label">
      <span>sub-protocols that the page offers, parted by commas</span>
      <input
        value={protocols.value}
        maxLength={200}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={({ currentTarget }) => (protocols.value = currentTarget.value)}
      />
    </label>
  );
}
