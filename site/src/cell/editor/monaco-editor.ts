/** A cell's editor as Monaco. The chunk that holds it is loaded when the first cell is focused. */
import { editor, KeyCode, KeyMod, MarkerSeverity, Uri } from 'monaco-editor/editor/editor.api';
import { getTypeScriptWorker } from 'monaco-editor/languages/features/typescript/register';
import type { ErrorPosition } from '../console-value.ts';
import type { CellEditor, CellEditorOptions } from './cell-editor.ts';
import { addLibraryTypes } from './library-types.ts';
import { setUpMonaco } from './monaco-setup.ts';

const markerOwner = 'cell';
let editors = 0;

/**
 * Loads the part that completes TypeScript, and has it registered. Monaco does both only once an editor shows
 * TypeScript, and whoever types before is offered nothing; so an editor that nobody sees shows some first. Resolves
 * also where the part cannot be loaded: one can type without it. Every later call gets the first one's promise.
 */
export function loadTypeScript(): Promise<void> {
  typeScript ??= registerTypeScript();
  return typeScript;
}

let typeScript: Promise<void> | null = null;

async function registerTypeScript(): Promise<void> {
  setUpMonaco();
  const model = editor.createModel('', 'typescript');
  const view = editor.create(document.createElement('div'), { model });
  await getTypeScriptWorker().catch(() => undefined);
  view.dispose();
  model.dispose();
}

export function createMonacoEditor(options: CellEditorOptions): CellEditor {
  setUpMonaco();
  editors += 1;
  const uri = Uri.parse(`file:///cell-${editors}/client.ts`);
  const model = editor.createModel(options.text, 'typescript', uri);
  const font = fontOf(options.element);
  const view = editor.create(options.element, {
    ...viewOptions,
    ...font,
    model,
    ariaLabel: options.label,
  });
  const marks = view.createDecorationsCollection();
  followHeight(view, options.element);
  addLibraryTypes(options.text);
  model.onDidChangeContent(() => {
    const code = model.getValue();
    addLibraryTypes(code);
    options.onChange(code);
  });
  view.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, options.onRun);
  return {
    focus: (position) => focus(view, position),
    replace: (text) => {
      if (model.getValue() === text) return;
      view.pushUndoStop();
      view.executeEdits('cell', [{ range: model.getFullModelRange(), text }]);
      view.pushUndoStop();
    },
    mark: (error) => {
      marks.set(error === null ? [] : [lineMark(error.position)]);
      editor.setModelMarkers(model, markerOwner, error === null ? [] : [marker(model, error)]);
    },
    dispose: () => {
      view.dispose();
      model.dispose();
    },
  };
}

const viewOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  contextmenu: false,
  cursorSurroundingLines: 0,
  fixedOverflowWidgets: true,
  folding: false,
  glyphMargin: false,
  lineDecorationsWidth: 12,
  lineNumbersMinChars: 2,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  padding: { top: 12, bottom: 12 },
  // Paths of `lab.url` are strings.
  quickSuggestions: { other: true, strings: true, comments: false },
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  // The page scrolls when the code has no more to scroll.
  scrollbar: { alwaysConsumeMouseWheel: false, horizontal: 'hidden', useShadows: false },
  stickyScroll: { enabled: false },
  suggest: { showWords: false },
  tabSize: 2,
  wordBasedSuggestions: 'off',
  wordWrap: 'on',
  wrappingIndent: 'none',
};

/** The font of the static code, so that nothing moves when the editor takes its place. */
function fontOf(element: HTMLElement): editor.IEditorOptions {
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(element);
  return {
    fontFamily,
    fontSize: Number.parseFloat(fontSize),
    lineHeight: Number.parseFloat(lineHeight),
    fontLigatures: false,
  };
}

/** As high as its text: the page scrolls, not the editor. */
function followHeight(view: editor.IStandaloneCodeEditor, element: HTMLElement): void {
  const apply = (): void => {
    element.style.height = `${view.getContentHeight()}px`;
  };
  view.onDidContentSizeChange(apply);
  apply();
}

function focus(view: editor.IStandaloneCodeEditor, position: ErrorPosition | null): void {
  view.focus();
  if (position === null) return;
  const caret = { lineNumber: position.line, column: position.column };
  view.setPosition(caret);
  view.revealPositionInCenterIfOutsideViewport(caret);
}

function lineMark({ line }: ErrorPosition): editor.IModelDeltaDecoration {
  const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 };
  return {
    range,
    options: {
      isWholeLine: true,
      className: 'cell-error-line',
      linesDecorationsClassName: 'cell-error-bar',
    },
  };
}

function marker(
  model: editor.ITextModel,
  error: { readonly position: ErrorPosition; readonly message: string },
): editor.IMarkerData {
  const { line, column } = error.position;
  const lineNumber = Math.min(line, model.getLineCount());
  const word = model.getWordAtPosition({ lineNumber, column });
  return {
    severity: MarkerSeverity.Error,
    message: error.message,
    startLineNumber: lineNumber,
    startColumn: word?.startColumn ?? column,
    endLineNumber: lineNumber,
    endColumn: word?.endColumn ?? column + 1,
  };
}
