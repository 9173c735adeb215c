/** Takes the types out of an edited cell, in the browser. Loaded when the first edited cell runs. */
import { transform } from 'sucrase';
import type { ErrorPosition } from './console-value.ts';
import { createPositionMap, type PositionMap } from './source-positions.ts';

export type StripResult =
  | { readonly script: string; readonly toSource: PositionMap }
  | { readonly message: string; readonly position: ErrorPosition | null };

/** JavaScript with the lines of `code`, or what the parser has to say. Never throws. */
export function stripTypes(code: string, fileName: string): StripResult {
  try {
    const { code: script, sourceMap } = transform(code, {
      transforms: ['typescript'],
      disableESTransforms: true,
      // Imports of types are dropped only if they say so; others may have effects.
      keepUnusedImports: true,
      filePath: fileName,
      sourceMapOptions: { compiledFilename: fileName },
    });
    return { script, toSource: createPositionMap(sourceMap?.mappings ?? '') };
  } catch (error) {
    return parseFailure(error);
  }
}

/** Sucrase puts the place into its message, "Unexpected token (3:7)", and also into `loc`. */
function parseFailure(error: unknown): StripResult {
  const message = error instanceof Error ? error.message : String(error);
  const place = /\s*\((\d+):(\d+)\)$/.exec(message);
  const position = place === null ? null : { line: Number(place[1]), column: Number(place[2]) };
  const words = message.replace(/^Error transforming [^:]*: /, '').replace(place?.[0] ?? '', '');
  return { message: words, position };
}
