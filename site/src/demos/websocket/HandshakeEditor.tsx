/** The bytes of one side of a handshake as text: to edit, with the ends of its lines drawn behind. */
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { HandshakeMarks } from './HandshakeMarks.tsx';

/** Far below what the lab takes, far above what a handshake needs. */
const maxCharacters = 12_000;

interface Props {
  readonly label: string;
  readonly text: Signal<string>;
  readonly rows: number;
}

export function HandshakeEditor({ label, text, rows }: Props) {
  const back = useRef<HTMLPreElement>(null);
  return (
    <label class="handshake-label">
      <span>{label}</span>
      <div class="handshake-editor">
        <pre ref={back} class="handshake-marks" aria-hidden="true">
          <HandshakeMarks text={text.value} />
          {'\n'}
        </pre>
        <textarea
          rows={rows}
          wrap="off"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          maxLength={maxCharacters}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          onScroll={({ currentTarget }) => {
            back.current?.scrollTo(currentTarget.scrollLeft, currentTarget.scrollTop);
          }}
        />
      </div>
    </label>
  );
}
