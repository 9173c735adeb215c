/** Bytes that crossed the socket, as text that cannot be edited. */
import { handshakeText } from './handshake-text.ts';
import { HandshakeMarks } from './HandshakeMarks.tsx';

interface Props {
  readonly label: string;
  readonly bytes: Uint8Array | null;
  /** What stands there while there are none. */
  readonly empty: string;
  /** Room for an answer, or for all that a browser sends. */
  readonly lines: 'many' | 'all';
}

export function WireTextPane({ label, bytes, empty, lines }: Props) {
  const isEmpty = bytes === null || bytes.length === 0;
  return (
    <section class="handshake-label" aria-label={label}>
      <span>{label}</span>
      <pre class={`handshake-bytes handshake-${lines}`} tabIndex={0}>
        {isEmpty ? (
          <span class="handshake-empty">{empty}</span>
        ) : (
          <HandshakeMarks text={handshakeText(bytes)} />
        )}
      </pre>
    </section>
  );
}
