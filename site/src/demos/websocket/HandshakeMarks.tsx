/** The text of a handshake, drawn by what each stretch is. */
import { markedHandshake } from './handshake-text.ts';

export function HandshakeMarks({ text }: { readonly text: string }) {
  return (
    <>
      {markedHandshake(text).map((stretch, index) => (
        <span key={index} class={`handshake-${stretch.mark}`}>
          {stretch.text}
        </span>
      ))}
    </>
  );
}
