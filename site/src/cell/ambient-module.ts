/** A module for the editor, made of a file that code may import types from but that the editor cannot reach. */

/**
 * A `.d.ts` text that declares the module `specifier` with what `source` exports.
 * @param source types alone, as `wire/exercise-check.ts` is; a relative import of it cannot be followed, and what it
 *   names is `any`
 */
export function ambientModule(specifier: string, source: string): string {
  return `declare module ${JSON.stringify(specifier)} {\n${source}\n}\n`;
}
