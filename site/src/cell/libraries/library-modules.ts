/** For `astro.config.mjs`: the libraries of cells as modules of the site. Build only. */
import { join } from 'node:path';
import { cellLibraries } from './cell-libraries.ts';
import { declarationsOf, packageFolder } from './library-declarations.ts';

/** By module, what makes its text. `virtual-modules.d.ts` has their types. */
const modules: Readonly<Record<string, () => string>> = {
  'virtual:cell-library-addresses': addressModule,
  'virtual:cell-library-types': typesModule,
};

export const libraryModules = {
  name: 'wireside:cell-libraries',
  resolveId: (id: string): string | null => (id in modules ? `\0${id}` : null),
  load: (id: string): string | null =>
    id.startsWith('\0') ? (modules[id.slice(1)]?.() ?? null) : null,
};

/** Each file is copied into the build, and its path is the value. */
function addressModule(): string {
  const imports = cellLibraries.map(({ name, file }, index) => {
    const folder = packageFolder(name, import.meta.dirname);
    if (folder === null) throw new Error(`${name} is not installed. Run npm ci.`);
    const path = join(folder, file).replaceAll('\\', '/');
    return `import file${index} from ${JSON.stringify(`${path}?url`)};`;
  });
  const entries = cellLibraries.map(({ name }, index) => `${JSON.stringify(name)}: file${index}`);
  return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };\n`;
}

function typesModule(): string {
  const types = Object.fromEntries(cellLibraries.map(({ name }) => [name, declarationsOf(name)]));
  return `export default ${JSON.stringify(types)};\n`;
}
