/** Opens, marks and closes the editor of one cell. */
import { signal } from '@preact/signals';
import type { CellDocument } from './cell-document.ts';
import type { ErrorPosition } from './console-value.ts';
import { editorChoice } from './editor-choice.ts';
import type { CellEditor, CellEditorOptions } from './editor/cell-editor.ts';

export type EditorMode = 'static' | 'loading' | 'rich' | 'plain';

/** A failure whose line is marked. */
export interface MarkedFailure {
  readonly position: ErrorPosition;
  readonly message: string;
}

/** The part of the page that holds Monaco; a dynamic import. */
export type LoadRichEditor = () => Promise<{
  readonly createMonacoEditor: (options: CellEditorOptions) => CellEditor;
}>;

export interface CellEditingOptions {
  readonly document: CellDocument;
  readonly label: string;
  readonly loadRichEditor: LoadRichEditor;
  readonly onRun: () => void;
}

export class CellEditing {
  readonly document: CellDocument;
  readonly mode = signal<EditorMode>('static');
  /** Where a text area that appears puts its caret; a new object whenever it is asked for. */
  readonly caret = signal<ErrorPosition | null>(null);
  /** Monaco was asked for and did not come. */
  readonly loadFailed = signal(false);
  readonly failure = signal<MarkedFailure | null>(null);
  readonly #options: CellEditingOptions;
  #mount: HTMLElement | null = null;
  #editor: CellEditor | null = null;

  constructor(options: CellEditingOptions) {
    this.document = options.document;
    this.#options = options;
  }

  /** The element that takes Monaco in; a component's `ref`. */
  readonly mountAt = (element: HTMLElement | null): void => {
    this.#mount = element;
  };

  /** Begins to load the editor that would be opened. */
  preload(): void {
    if (editorChoice.value === 'rich') this.#options.loadRichEditor().catch(() => undefined);
  }

  /** Opens the editor and puts the caret at `position`. */
  open(position: ErrorPosition | null): void {
    if (this.mode.value === 'rich') this.#editor?.focus(position);
    else if (editorChoice.value === 'plain' || this.loadFailed.value) this.#openPlain(position);
    else if (this.mode.value !== 'loading') void this.#openRich(position);
  }

  /** Opens the other editor, after the choice was changed. */
  reopen(): void {
    this.dispose();
    this.mode.value = 'static';
    this.loadFailed.value = false;
    this.open(null);
  }

  /** Shows what the document says, when it was not the editor that changed it. */
  sync(text: string): void {
    this.#editor?.replace(text);
  }

  mark(failure: MarkedFailure | null): void {
    this.failure.value = failure;
    this.#editor?.mark(failure);
  }

  dispose(): void {
    this.#editor?.dispose();
    this.#editor = null;
  }

  #openPlain(position: ErrorPosition | null): void {
    this.mode.value = 'plain';
    this.caret.value = { ...(position ?? { line: 1, column: 1 }) };
  }

  async #openRich(position: ErrorPosition | null): Promise<void> {
    this.mode.value = 'loading';
    try {
      const { createMonacoEditor } = await this.#options.loadRichEditor();
      this.#editor = createMonacoEditor(this.#editorOptions());
    } catch (error) {
      console.warn('The code editor could not be loaded.', error);
      this.loadFailed.value = true;
      return this.#openPlain(position);
    }
    this.mode.value = 'rich';
    this.#editor.mark(this.failure.value);
    this.#editor.focus(position);
  }

  #editorOptions(): CellEditorOptions {
    const element = this.#mount;
    if (element === null) throw new Error('The cell is no longer in the page.');
    // Shown first: Monaco measures its place.
    element.hidden = false;
    return {
      element,
      text: this.document.text.value,
      label: this.#options.label,
      onChange: (text) => this.document.edit(text),
      onRun: this.#options.onRun,
    };
  }
}
