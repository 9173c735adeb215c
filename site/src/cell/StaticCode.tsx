/** A cell's code as it is read: coloured, with line numbers, without an editor. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ErrorPosition } from './console-value.ts';
import { highlightCode, type Token } from './highlight-code.ts';

interface Props {
  readonly code: string;
  readonly errorLine: number | null;
  /** The code was clicked, at a place. Keyboards have the Edit button. */
  readonly onOpen: (position: ErrorPosition | null) => void;
}

export function StaticCode({ code, errorLine, onOpen }: Props) {
  const element = useRef<HTMLPreElement>(null);
  // Before the next paint: a click on what is seen must not get lost.
  useLayoutEffect(() => {
    const pre = element.current;
    const open = (event: MouseEvent): void => {
      // Whoever selects text wants to copy it.
      if (getSelection()?.isCollapsed !== false) onOpen(positionAt(event));
    };
    pre?.addEventListener('click', open);
    return () => pre?.removeEventListener('click', open);
  }, [onOpen]);
  return (
    // Presented, it scrolls: so it can be reached by keyboard, and the arrow keys are its own.
    <pre ref={element} class="cell-static notranslate" tabIndex={0} data-own-keys>
      {highlightCode(code).map((tokens, index) => (
        <CodeLine key={index + 1} tokens={tokens} isMarked={index + 1 === errorLine} />
      ))}
    </pre>
  );
}

interface LineProps {
  readonly tokens: readonly Token[];
  readonly isMarked: boolean;
}

function CodeLine({ tokens, isMarked }: LineProps) {
  return (
    <span class={isMarked ? 'cell-line cell-error-line' : 'cell-line'}>
      {tokens.map(({ kind, text }) => (kind === 'plain' ? text : <i class={kind}>{text}</i>))}
      {'\n'}
    </span>
  );
}

/** The place in the code under the pointer. */
function positionAt(event: MouseEvent): ErrorPosition | null {
  const target = event.target instanceof Element ? event.target.closest('.cell-line') : null;
  if (target === null) return null;
  const line = 1 + [...(target.parentElement?.children ?? [])].indexOf(target);
  if (!('caretPositionFromPoint' in document)) return { line, column: 1 };
  const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
  if (caret === null || !target.contains(caret.offsetNode)) return { line, column: 1 };
  const before = document.createRange();
  before.setStart(target, 0);
  before.setEnd(caret.offsetNode, caret.offset);
  return { line, column: before.toString().replace(/\n$/, '').length + 1 };
}
