/** A cell's editing in a component: kept edits, the runner's failures, and the end of the editor. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { browserStorage } from '../layout/browser-store.ts';
import { CellDocument } from './cell-document.ts';
import { CellEditing, type LoadRichEditor } from './cell-editing.ts';
import type { CellFailure } from './cell-message.ts';
import { readEditorChoice } from './editor-choice.ts';

interface Options {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly failure: ReadonlySignal<CellFailure | null> | undefined;
  readonly onRun: () => void;
}

export function useCellEditing(options: Options): CellEditing {
  const { id, code, label, failure } = options;
  const latest = useRef(options);
  latest.current = options;
  const editing = useMemo(
    () =>
      new CellEditing({
        document: new CellDocument(id, code),
        label,
        loadRichEditor,
        onRun: () => latest.current.onRun(),
      }),
    [id, code, label],
  );
  // After the first render, which must be the server's.
  useEffect(() => {
    readEditorChoice(browserStorage, matchMedia('(pointer: coarse)').matches);
    editing.document.restore(browserStorage);
  }, [editing]);
  useEffect(
    () =>
      editing.document.text.subscribe((text) => {
        editing.sync(text);
        editing.mark(null);
      }),
    [editing],
  );
  useEffect(
    () => effect(() => editing.mark(markedFailure(failure?.value ?? null))),
    [editing, failure],
  );
  useEffect(() => () => editing.dispose(), [editing]);
  return editing;
}

/**
 * Only in the client's build: what the server's build also knows, Astro takes for a page's own style sheet, and
 * the editor would come without its styles.
 */
const loadRichEditor: LoadRichEditor = async () => {
  if (import.meta.env.SSR) throw new Error('No editor here.');
  const { createMonacoEditor, loadTypeScript } = await import('./editor/monaco-editor.ts');
  await loadTypeScript();
  return { createMonacoEditor };
};

function markedFailure(failure: CellFailure | null): CellEditing['failure']['value'] {
  if (failure === null || failure.position === null) return null;
  return { position: failure.position, message: `${failure.name}: ${failure.message}` };
}
