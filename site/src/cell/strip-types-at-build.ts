/** Takes the types out of a lesson's cell while the site is built, so that unedited code runs at once. Node only. */
import { stripTypeScriptTypes } from 'node:module';
import { importsOf, unknownImport, unknownImportText } from './libraries/cell-imports.ts';
import { cellLibraries } from './libraries/cell-libraries.ts';

const libraryNames = cellLibraries.map(({ name }) => name);

/**
 * JavaScript in which every character keeps its line and column. Throws an Error that names `where` (file and
 * bench) if the code is not TypeScript that can be stripped, or imports what no cell may import.
 */
export function stripTypesAtBuild(code: string, where: string): string {
  const script = strip(code, where);
  const unknown = unknownImport(importsOf(script), libraryNames);
  if (unknown === null) return script;
  throw new Error(
    `The code of ${where} cannot run. ${unknownImportText(unknown.specifier, libraryNames)}`,
  );
}

function strip(code: string, where: string): string {
  try {
    return stripTypeScriptTypes(code, { mode: 'strip' });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The code of ${where} cannot run: ${reason}. Cells take TypeScript whose types can be erased: no enum, namespace or parameter property.`,
      { cause: error },
    );
  }
}
