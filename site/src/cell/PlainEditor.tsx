/** A cell's editor as a text area: for touch, for screen readers, and wherever Monaco does not load. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ErrorPosition } from './console-value.ts';
import { offsetOf } from './text-offset.ts';

interface Props {
  readonly text: string;
  readonly label: string;
  readonly errorLine: number | null;
  /** Where to put the caret when the text area appears; null leaves the focus where it is. */
  readonly caret: ErrorPosition | null;
  readonly onChange: (text: string) => void;
}

export function PlainEditor({ text, label, errorLine, caret, onChange }: Props) {
  const element = useRef<HTMLTextAreaElement>(null);
  // Before anything else can be typed: what is typed right after Edit goes into the code.
  useLayoutEffect(() => {
    if (element.current === null || caret === null) return;
    const offset = offsetOf(element.current.value, caret);
    element.current.focus();
    element.current.setSelectionRange(offset, offset);
  }, [caret]);
  return (
    <textarea
      ref={element}
      class="cell-plain"
      aria-label={label}
      aria-invalid={errorLine !== null}
      rows={text.split('\n').length}
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      wrap="off"
      value={text}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
