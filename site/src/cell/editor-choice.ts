/** Which editor a cell opens: Monaco, or a plain text area on touch devices and for whoever prefers it. */
import { signal } from '@preact/signals';
import { keep } from '../layout/browser-store.ts';

export type EditorChoice = 'rich' | 'plain';

const key = 'wireside:editor';

/** One choice for all cells of the page. `rich` until `readEditorChoice` was called. */
export const editorChoice = signal<EditorChoice>('rich');

/** What was chosen before, else what suits the device. */
export function readEditorChoice(storage: Pick<Storage, 'getItem'>, coarsePointer: boolean): void {
  editorChoice.value = kept(storage) ?? (coarsePointer ? 'plain' : 'rich');
}

/** For this cell and all that are opened from now on; kept where the browser keeps anything. */
export function chooseEditor(choice: EditorChoice): void {
  editorChoice.value = choice;
  keep(key, choice);
}

function kept(storage: Pick<Storage, 'getItem'>): EditorChoice | null {
  const value = storage.getItem(key);
  return value === 'rich' || value === 'plain' ? value : null;
}
