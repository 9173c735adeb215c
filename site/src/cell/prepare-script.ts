/** From what the student sees to what the browser runs. */
import type { CellFailure } from './cell-message.ts';
import type { CellRun } from './cell-run.ts';
import type { PositionMap } from './source-positions.ts';

export interface PreparedScript {
  readonly script: string;
  /** From a place in the script to one in the student's code. */
  readonly toSource: PositionMap;
}

export const defaultFileName = 'client.ts';

/** Strips types in the browser only if the code was edited. Rejects if that part of the page cannot be loaded. */
export async function prepareScript(
  run: CellRun,
): Promise<PreparedScript | { readonly failure: CellFailure }> {
  if (run.stripped !== undefined) {
    return { script: run.stripped, toSource: (position) => position };
  }
  const { stripTypes } = await loadStripTypes();
  const result = stripTypes(run.code, run.fileName ?? defaultFileName);
  return 'script' in result ? result : { failure: syntaxFailure(result.message, result.position) };
}

function loadStripTypes(): Promise<typeof import('./strip-types.ts')> {
  return import('./strip-types.ts').catch(() => {
    throw new Error(
      'The part of the page that reads TypeScript could not be loaded. Check the connection, then press Run again.',
    );
  });
}

function syntaxFailure(message: string, position: CellFailure['position']): CellFailure {
  const name = 'SyntaxError';
  const value = { kind: 'error', text: `${name}: ${message}` } as const;
  return { name, message, position, phase: 'load', value };
}
