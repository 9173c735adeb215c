/** What the server answered to a student's request, byte for byte, and in one sentence. */
import { Announce } from '../Announce.tsx';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { handshakeText } from './handshake-text.ts';
import { HandshakeMarks } from './HandshakeMarks.tsx';
import { answerWords } from './request-answer-words.ts';

interface Props {
  /** Null while nothing of it is on the wire. */
  readonly handshake: HandshakeOnWire | null;
  readonly running: boolean;
}

export function RequestAnswer({ handshake, running }: Props) {
  const text = handshake === null ? '' : handshakeText(handshake.response);
  const sentence = answerWords(handshake, running);
  return (
    <section class="handshake-label handshake-answer" aria-label="The server’s answer">
      <span>the server’s answer, byte for byte</span>
      <pre class="handshake-bytes" tabIndex={0}>
        <HandshakeMarks text={text} />
      </pre>
      <p class={`handshake-sentence handshake-${sentence.tone}`}>{sentence.text}</p>
      <Announce sentence={handshake === null || running ? '' : sentence.text} />
    </section>
  );
}
