/** What a cell needs of an editor, be it Monaco or a text area. */
import type { ErrorPosition } from '../console-value.ts';

export interface CellEditor {
  /** Moves the focus into the editor, and the caret to `position` if given. */
  focus(position: ErrorPosition | null): void;
  /** Shows another text, as one step that the editor can undo. */
  replace(text: string): void;
  /** Marks the place of an error, or takes the mark away. */
  mark(error: { readonly position: ErrorPosition; readonly message: string } | null): void;
  dispose(): void;
}

export interface CellEditorOptions {
  readonly element: HTMLElement;
  readonly text: string;
  /** Said by screen readers. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}
