/** What the server answered to a student's request, byte for byte, and in one sentence. */
import { Announce } from '../Announce.tsx';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { answerWords } from './request-answer-words.ts';
import { WireTextPane } from './WireTextPane.tsx';

interface Props {
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly running: boolean;
}

export function RequestAnswer({ handshake, running }: Props) {
  const sentence = answerWords(handshake, running);
  return (
    <div class="handshake-answer">
      <WireTextPane
        label="the server’s answer, byte for byte"
        bytes={handshake?.response ?? null}
        empty=""
        lines="many"
      />
      <p class={`handshake-sentence handshake-${sentence.tone}`}>{sentence.text}</p>
      <Announce sentence={handshake === null || running ? '' : sentence.text} />
    </div>
  );
}
