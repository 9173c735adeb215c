/** From what the student sees to what the browser runs. */
import type { CellFailure } from './cell-message.ts';
import type { CellRun } from './cell-run.ts';
import type { ErrorPosition } from './console-value.ts';
import type { RunnerFrame } from './runner-frame.ts';
import type { PositionMap } from './source-positions.ts';

export interface PreparedScript {
  readonly script: string;
  /** From a place in the script to one in the student's code. */
  readonly toSource: PositionMap;
  /** A failure of the script in the student's terms; its place stays one of the script. */
  readonly explain: (failure: CellFailure) => CellFailure;
}

type Stripped = Pick<PreparedScript, 'script' | 'toSource'>;
type Failed = { readonly failure: CellFailure };

export const defaultFileName = 'client.ts';

/**
 * Strips types in the browser only if the code was edited, and looks for libraries only if it imports something.
 * Rejects if a part of the page cannot be loaded.
 */
export async function prepareScript(
  run: CellRun,
  runner: Pick<RunnerFrame, 'control'>,
): Promise<PreparedScript | Failed> {
  const stripped = await strip(run);
  if ('failure' in stripped) return stripped;
  if (!mayImport.test(stripped.script)) return { ...stripped, explain: (failure) => failure };
  const { linkLibraries } = await loadPart(import('./libraries/link-libraries.ts'));
  const { libraries } = await runner.control;
  const linked = await linkLibraries(stripped.script, libraries);
  if ('message' in linked) {
    return {
      failure: loadFailure('TypeError', linked.message, stripped.toSource(linked.position)),
    };
  }
  return {
    script: linked.script,
    toSource: (position) => stripped.toSource(linked.toUnlinked(position)),
    explain: linked.explain,
  };
}

const mayImport = /\bimport\b|\bfrom\s*["']/;

async function strip(run: CellRun): Promise<Stripped | Failed> {
  if (run.stripped !== undefined) {
    return { script: run.stripped, toSource: (position) => position };
  }
  const { stripTypes } = await loadPart(import('./strip-types.ts'));
  const result = stripTypes(run.code, run.fileName ?? defaultFileName);
  if ('script' in result) return result;
  return { failure: loadFailure('SyntaxError', result.message, result.position) };
}

function loadPart<Part>(part: Promise<Part>): Promise<Part> {
  return part.catch(() => {
    throw new Error(
      'The part of the page that reads code could not be loaded. Check the connection, then press Run again.',
    );
  });
}

function loadFailure(name: string, message: string, position: ErrorPosition | null): CellFailure {
  const value = { kind: 'error', text: `${name}: ${message}` } as const;
  return { name, message, position, phase: 'load', value };
}
