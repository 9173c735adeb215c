/** The line above a cell's code: its file, what can be done with it, and what to know about it. */
import type { CellEditing } from './cell-editing.ts';
import type { CellPlace } from './cell-message.ts';
import { chooseEditor } from './editor-choice.ts';

interface HeadProps {
  readonly editing: CellEditing;
  readonly fileName: string;
  readonly place: CellPlace;
}

const placeText: Readonly<Record<CellPlace, string>> = {
  worker: 'runs in a worker',
  dom: 'runs in a frame',
};

export function CellHead({ editing, fileName, place }: HeadProps) {
  const { document } = editing;
  const mode = editing.mode.value;
  const isOpen = mode === 'rich' || mode === 'plain';
  return (
    <div class="cell-head">
      <span class="cell-name">{fileName}</span>
      {document.isEdited.value && <span class="cell-edited">edited</span>}
      <span class="cell-space" />
      {document.isEdited.value && (
        <button type="button" class="cell-button" onClick={() => document.reset()}>
          Reset
        </button>
      )}
      {document.undoable.value !== null && (
        <button type="button" class="cell-button" onClick={() => document.undoReset()}>
          Undo reset
        </button>
      )}
      {isOpen ? <ChoiceButton editing={editing} /> : <EditButton editing={editing} />}
      <span class="cell-place">{placeText[place]}</span>
    </div>
  );
}

function EditButton({ editing }: { readonly editing: CellEditing }) {
  const isLoading = editing.mode.value === 'loading';
  return (
    <button
      type="button"
      class="cell-button"
      aria-disabled={isLoading}
      onFocus={() => editing.preload()}
      onClick={() => editing.open(null)}
    >
      {isLoading ? 'Loading…' : 'Edit'}
    </button>
  );
}

function ChoiceButton({ editing }: { readonly editing: CellEditing }) {
  const isRich = editing.mode.value === 'rich';
  const choose = (): void => {
    chooseEditor(isRich ? 'plain' : 'rich');
    editing.reopen();
  };
  return (
    <button type="button" class="cell-button" onClick={choose}>
      {isRich ? 'Plain text editor' : 'Code editor'}
    </button>
  );
}

export function CellNotices({ editing }: { readonly editing: CellEditing }) {
  const { document } = editing;
  return (
    <>
      {document.offer.value !== null && (
        <output class="cell-notice">
          This lesson's code has changed since you edited it.{' '}
          <button type="button" class="cell-button" onClick={() => document.takeOffer()}>
            Bring my edit back
          </button>{' '}
          <button type="button" class="cell-button" onClick={() => document.dropOffer()}>
            Forget it
          </button>
        </output>
      )}
      {editing.loadFailed.value && (
        <output class="cell-notice">
          The code editor could not be loaded; this plain text field does the same.
        </output>
      )}
      {editing.mode.value === 'rich' && (
        <p class="cell-help">
          Tab indents. <kbd>{tabKeys()}</kbd> lets Tab leave the editor. <kbd>{runKeys()}</kbd>{' '}
          runs.
        </p>
      )}
    </>
  );
}

function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}

function tabKeys(): string {
  return isMac() ? '⌃⇧M' : 'Ctrl+M';
}

function runKeys(): string {
  return isMac() ? '⌘⏎' : 'Ctrl+Enter';
}
