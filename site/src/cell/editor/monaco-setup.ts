/** Monaco with what a cell needs, and no more. Only `monaco-editor.ts` imports it, and that only when asked. */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
// `features/suggest` registers inline completions only; without the controller the list never opens.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/typescript/register';
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
// oxlint-disable-next-line import/default -- Vite gives the text of a file as its default export.
import exerciseCheck from '@wireside/labs-server/wire/exercise-check.ts?raw';
import { feed } from '@wireside/labs-server/wire/mechanisms/feed.ts';
import { mechanisms } from '@wireside/labs-server/wire/mechanisms/index.ts';
import { intermediaryEndpoint } from '@wireside/labs-server/wire/mechanisms/intermediary.ts';
import { ambientModule } from '../ambient-module.ts';
import { labApiTypes } from '../lab-api-types.ts';
import { followPageTheme } from './monaco-themes.ts';

let isSetUp = false;

/** Workers, types and theme; the second call does nothing. */
export function setUpMonaco(): void {
  if (isSetUp) return;
  isSetUp = true;
  globalThis.MonacoEnvironment = {
    getWorker: (_id, label) => (label === 'typescript' ? typescriptWorker() : editorWorker()),
  };
  typescriptDefaults.setCompilerOptions({
    // No `lib`: naming it would lose `console`. Every cell is a module, so that top-level await is right.
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    // How the types of a library are found by its name.
    moduleResolution: ModuleResolutionKind.NodeJs,
    moduleDetection: 3,
    allowNonTsExtensions: true,
  });
  const types = labApiTypes([...Object.values(mechanisms), feed], intermediaryEndpoint.parameters);
  typescriptDefaults.addExtraLib(types, 'file:///lab-api.d.ts');
  // What an exercise's code imports the types of its input from.
  const contract = '@wireside/labs-server/wire/exercise-check.ts';
  const module = ambientModule(contract, exerciseCheck);
  typescriptDefaults.addExtraLib(module, 'file:///exercise-check.d.ts');
  typescriptDefaults.setEagerModelSync(true);
  followPageTheme(document.documentElement);
}

/** The very file that Monaco itself names: the build then holds it once. */
function typescriptWorker(): Worker {
  return new Worker(
    new URL('monaco-editor/languages/features/typescript/ts.worker', import.meta.url),
    { type: 'module' },
  );
}

function editorWorker(): Worker {
  return new Worker(new URL('monaco-editor/editor/editor.worker', import.meta.url), {
    type: 'module',
  });
}
