/** Has the editor know the types of a library once its name stands in the code, and not before. */
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import { cellLibraries } from '../libraries/cell-libraries.ts';

const added = new Set<string>();

/** Without effect where the types cannot be loaded: one can type without them. */
export function addLibraryTypes(code: string): void {
  const named = cellLibraries.filter(({ name }) => !added.has(name) && code.includes(name));
  for (const { name } of named) {
    added.add(name);
    load(name).catch(() => added.delete(name));
  }
}

async function load(name: string): Promise<void> {
  const { default: types } = await import('virtual:cell-library-types');
  for (const [address, text] of types[name] ?? []) typescriptDefaults.addExtraLib(text, address);
}
