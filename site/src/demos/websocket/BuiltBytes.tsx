/** The bytes as they are built: what Send sends, and nothing else. */
import type { bytesOfDrafts } from './frame-draft.ts';
import { hexOf } from './frame-rows.ts';

/** Bytes of one frame that are written out here. */
const maxShown = 48;

interface Props {
  readonly built: ReturnType<typeof bytesOfDrafts>;
}

export function BuiltBytes({ built }: Props) {
  if ('problem' in built) {
    return (
      <p class="built-bytes built-problem" role="alert">
        {built.problem}
      </p>
    );
  }
  const total = built.frames.reduce((sum, { length }) => sum + length, 0);
  return (
    <section class="built-bytes" aria-label="Bytes that will be sent">
      <h3>
        {total.toLocaleString('en')} {total === 1 ? 'byte' : 'bytes'} to send, after the handshake
      </h3>
      <ol>
        {built.frames.map((frame, index) => (
          <li key={index}>{shownHex(frame)}</li>
        ))}
      </ol>
    </section>
  );
}

function shownHex(frame: Uint8Array): string {
  const hex = Array.from(frame.subarray(0, maxShown), hexOf).join(' ');
  return frame.length > maxShown ? `${hex} … and ${frame.length - maxShown} more` : hex;
}
