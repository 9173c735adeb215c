/** The console of a bench: what the code logged, when, and where it failed. */
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ConsoleAnnouncer } from './ConsoleAnnouncer.tsx';
import { ConsoleLineView } from './ConsoleLineView.tsx';
import type { ConsoleLine } from './console-lines.ts';
import type { ErrorPosition } from './console-value.ts';
import { defaultFileName } from './prepare-script.ts';
import { useStyles } from '../styles/use-styles.ts';
import linesStyles from './console-lines.css?url';
import './console.css';

export interface ConsoleProps {
  readonly lines: readonly ConsoleLine[] | ReadonlySignal<readonly ConsoleLine[]>;
  /** What will appear here, and how to make it appear. */
  readonly emptyText: string;
  /** Name of the student's file, for links to its lines; `client.ts` unless told. */
  readonly fileName?: string | undefined;
  /** Without it there is no Clear. */
  readonly onClear?: (() => void) | undefined;
  /** A link to a line was followed; without it lines are named, not linked. */
  readonly onShowPosition?: ((position: ErrorPosition) => void) | undefined;
}

/** Pixels from the end that still count as being there. */
const endSlackPx = 12;

export function Console(props: ConsoleProps) {
  useStyles(linesStyles);
  const { emptyText, fileName = defaultFileName, onClear, onShowPosition } = props;
  const lines = 'value' in props.lines ? props.lines.value : props.lines;
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [lines]);
  const onScroll = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    atEnd.current = scrollTop + clientHeight >= scrollHeight - endSlackPx;
  };
  return (
    <div class="console">
      <div class="console-head">
        <span>console</span>
        <span class="console-space" />
        {onClear !== undefined && lines.length > 0 && (
          <button type="button" class="cell-button" onClick={onClear}>
            Clear
          </button>
        )}
        <span>{lines.length === 1 ? '1 line' : `${lines.length} lines`}</span>
      </div>
      {lines.length === 0 && <p class="console-empty">{emptyText}</p>}
      <section
        ref={scroller}
        class="console-lines"
        hidden={lines.length === 0}
        aria-label="Console"
        // It scrolls, so it can be reached by keyboard.
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.map((line) => (
          <ConsoleLineView
            key={line.id}
            line={line}
            fileName={fileName}
            onShowPosition={onShowPosition}
          />
        ))}
      </section>
      <ConsoleAnnouncer lines={lines} />
    </div>
  );
}
