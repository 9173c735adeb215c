/** The code of a bench: static until somebody wants to edit it, then an editor that is loaded for it. */
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, type MutableRef } from 'preact/hooks';
import type { CellEditing } from './cell-editing.ts';
import type { CellFailure, CellPlace } from './cell-message.ts';
import { CellHead, CellNotices } from './CellHead.tsx';
import type { ErrorPosition } from './console-value.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { defaultFileName } from './prepare-script.ts';
import { StaticCode } from './StaticCode.tsx';
import { useCellEditing } from './use-cell-editing.ts';
import { useStyles } from '../styles/use-styles.ts';
import editingStyles from './cell-editing.css?url';
import './static-code.css';
import './cell.css';

/** What a bench may ask of its code. */
export interface CodeCellHandle {
  /** What Run runs: `stripped` is undefined once the code was edited. */
  source(): { readonly code: string; readonly stripped: string | undefined };
  /** Opens the editor at a place, from the console's link. */
  show(position: ErrorPosition): void;
  /** Replaces the code as if the student had typed it: a hint, a solution, a file. */
  replace(code: string): void;
}

export interface CodeCellProps {
  /** The bench's id, unique in the site: edits are kept under it. */
  readonly id: string;
  /** The lesson's TypeScript. */
  readonly code: string;
  /** The same without types, by `stripTypesAtBuild`; undefined has the browser strip it. */
  readonly stripped?: string | undefined;
  readonly fileName?: string | undefined;
  readonly place: CellPlace;
  readonly handle?: MutableRef<CodeCellHandle | null>;
  /** The runner's `failure`: its line is marked until the code is changed. */
  readonly failure?: ReadonlySignal<CellFailure | null>;
  /** Ctrl+Enter or Cmd+Enter was pressed in the cell. */
  readonly onRun: () => void;
  /** Somebody turned to the cell: time to warm the runner. */
  readonly onAttend?: () => void;
}

export function CodeCell(props: CodeCellProps) {
  useStyles(editingStyles);
  const { id, code, place } = props;
  const fileName = props.fileName ?? defaultFileName;
  const label = `Code of ${fileName}`;
  const editing = useCellEditing({ id, code, label, failure: props.failure, onRun: props.onRun });
  const element = useRef<HTMLDivElement>(null);
  useHandle(props, editing);
  useAttention(element, props);
  return (
    <div ref={element} class="cell" data-cell={id} data-mode={editing.mode.value}>
      <CellHead editing={editing} fileName={fileName} place={place} />
      <CellNotices editing={editing} />
      <CellBody editing={editing} label={label} />
    </div>
  );
}

function CellBody({ editing, label }: { readonly editing: CellEditing; readonly label: string }) {
  const { document } = editing;
  const mode = editing.mode.value;
  const errorLine = editing.failure.value?.position.line ?? null;
  return (
    <div class="cell-body">
      {(mode === 'static' || mode === 'loading') && (
        <StaticCode
          code={document.text.value}
          errorLine={errorLine}
          onOpen={(position) => editing.open(position)}
        />
      )}
      {mode === 'plain' && (
        <PlainEditor
          text={document.text.value}
          label={label}
          errorLine={errorLine}
          caret={editing.caret.value}
          onChange={(text) => document.edit(text)}
        />
      )}
      <div class="cell-monaco" ref={editing.mountAt} hidden={mode !== 'rich'} data-own-keys />
    </div>
  );
}

function useHandle({ handle, stripped }: CodeCellProps, editing: CellEditing): void {
  useEffect(() => {
    if (handle === undefined) return;
    const { document } = editing;
    handle.current = {
      source: () => ({
        code: document.text.value,
        stripped: document.isEdited.value ? undefined : stripped,
      }),
      show: (position) => editing.open(position),
      replace: (code) => document.edit(code),
    };
    return () => {
      handle.current = null;
    };
  }, [handle, editing, stripped]);
}

/** Ctrl+Enter from anywhere in the cell, editor or not; and whoever points at it will soon press Run. */
function useAttention(element: MutableRef<HTMLDivElement | null>, props: CodeCellProps): void {
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const cell = element.current;
    if (cell === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const attend = (): void => latest.current.onAttend?.();
    const onKeyDown = (event: KeyboardEvent): void => {
      const isRun = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      // Monaco has a command of its own for it.
      if (!isRun || event.defaultPrevented) return;
      event.preventDefault();
      latest.current.onRun();
    };
    cell.addEventListener('pointerenter', attend, { signal });
    cell.addEventListener('focusin', attend, { signal });
    cell.addEventListener('keydown', onKeyDown, { signal });
    return () => listening.abort();
  }, []);
}
