/** Which editor a cell opens: Monaco, or a plain text area on touch devices and for whoever prefers it. */
import { signal } from '@preact/signals';

export type EditorChoice = 'rich' | 'plain';

const key = 'wireside:editor';

/** One choice for all cells of the page. `rich` until `readEditorChoice` was called. */
export const editorChoice = signal<EditorChoice>('rich');

/** What was chosen before, else what suits the device. */
export function readEditorChoice(storage: Pick<Storage, 'getItem'>, coarsePointer: boolean): void {
  editorChoice.value = kept(storage) ?? (coarsePointer ? 'plain' : 'rich');
}

/** For this cell and all that are opened from now on. */
export function chooseEditor(choice: EditorChoice): void {
  editorChoice.value = choice;
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Storage is blocked or full: the choice lives as long as the page.
  }
}

function kept(storage: Pick<Storage, 'getItem'>): EditorChoice | null {
  try {
    const value = storage.getItem(key);
    return value === 'rich' || value === 'plain' ? value : null;
  } catch {
    return null;
  }
}
