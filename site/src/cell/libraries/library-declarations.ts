/** The types of a library and of what it imports, as files for the editor. Build only. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** A file as the editor is given it: its address, and its text. */
export type DeclarationFile = readonly [address: string, text: string];

interface PackageJson {
  readonly types?: string;
  readonly exports?: Readonly<Record<string, { readonly import?: { readonly types?: string } }>>;
}

/** Every declaration file that the types of package `name` lead to. What has no types there is left out: it is `any`. */
export function declarationsOf(name: string): readonly DeclarationFile[] {
  const files = new Map<string, string>();
  addPackage(name, import.meta.dirname, files);
  return [...files].map(([path, text]) => [`file:///node_modules/${path}`, text]);
}

/** @param files by their path below `node_modules` */
function addPackage(name: string, from: string, files: Map<string, string>): void {
  const folder = packageFolder(name, from);
  if (folder === null || files.has(`${name}/index.d.ts`)) return;
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
  const entry = posix.normalize(
    description.exports?.['.']?.import?.types ?? description.types ?? 'index.d.ts',
  );
  const text = addFile({ name, folder }, entry, files);
  if (text === null || entry === 'index.d.ts') return;
  const module = JSON.stringify(`./${entry.replace(/\.d\.ts$/, '.js')}`);
  const byDefault = /\bdefault\b/.test(text) ? `export { default } from ${module};\n` : '';
  files.set(`${name}/index.d.ts`, `export * from ${module};\n${byDefault}`);
}

/** Its text; null where there is no such file. */
function addFile(
  owner: { readonly name: string; readonly folder: string },
  path: string,
  files: Map<string, string>,
): string | null {
  const { name, folder } = owner;
  const file = join(folder, path);
  if (files.has(`${name}/${path}`) || !existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  files.set(`${name}/${path}`, text);
  for (const [, specifier = ''] of text.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
    if (!specifier.startsWith('.')) addPackage(specifier, folder, files);
    else {
      const imported = posix.join(posix.dirname(path), specifier);
      addFile(owner, imported.replace(/(?:\.js)?$/, '.d.ts'), files);
    }
  }
  return text;
}

/** As Node finds it (node_modules of the folder, then of those above); null if it is not there. */
export function packageFolder(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(from);
  return above === from ? null : packageFolder(name, above);
}
