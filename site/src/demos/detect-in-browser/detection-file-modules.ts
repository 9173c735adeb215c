/** For `astro.config.mjs`: what the page's own detection loads, copied from the packages into the build. Build only. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../cell/libraries/library-declarations.ts';

const moduleId = 'virtual:detection-files';

/** By the name in the module: package and path. No weights stand in this repository: see labs-server/src/video/README.md. */
const files = {
  model: ['@vladmandic/human', 'models/centernet.json'],
  weights: ['@vladmandic/human', 'models/centernet.bin'],
  wasm: ['@tensorflow/tfjs-backend-wasm', 'dist/tfjs-backend-wasm.wasm'],
  wasmSimd: ['@tensorflow/tfjs-backend-wasm', 'dist/tfjs-backend-wasm-simd.wasm'],
} as const;

export const detectionFileModules = {
  name: 'wireside:detection-files',
  resolveId: (id: string): string | null => (id === moduleId ? `\0${id}` : null),
  load: (id: string): string | null => (id === `\0${moduleId}` ? filesModule() : null),
};

/** Each file is copied into the build; its path there and its size are the value. */
function filesModule(): string {
  const found = Object.entries(files).map(([name, [owner, path]]) => {
    const folder = packageFolder(owner, import.meta.dirname);
    if (folder === null) throw new Error(`${owner} is not installed. Run npm ci.`);
    return { name, path: join(folder, path).replaceAll('\\', '/') };
  });
  const imports = found.map(
    ({ name, path }) => `import ${name} from ${JSON.stringify(`${path}?url`)};`,
  );
  const entries = found.map(
    ({ name, path }) => `${name}: { url: ${name}, byteLength: ${statSync(path).size} }`,
  );
  return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };\n`;
}
