/** A new mechanism: its data, its lab and the lab's test, and both registrations. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { fillTemplates } from './templates.mjs';
import { writeFiles } from './write-files.mjs';

/** What is registered where: a line of import, and an entry of the table that ends at `end`. */
const registers = [
  {
    file: 'labs-server/wire/mechanisms/index.ts',
    end: '} as const satisfies Record<string, Mechanism>;',
    importLine: (id, name) => `import { ${name} } from './${id}.ts';`,
    value: (name) => name,
  },
  {
    file: 'labs-server/src/labs/index.ts',
    end: '} as const satisfies Record<ServerMechanismId, Lab>;',
    importLine: (id, name) => `import { ${name}Lab } from './${id}/${id}-lab.ts';`,
    value: (name) => `${name}Lab`,
  },
];

/**
 * @param {string} root
 * @param {string} id
 */
export function newMechanism(root, id) {
  if (existsSync(join(root, 'labs-server', 'wire', 'mechanisms', `${id}.ts`))) {
    throw new Refusal(`There is a mechanism ${id} already: edit it, or choose another id.`);
  }
  const registered = registers.map((register) => [register.file, registerIn(root, register, id)]);
  const files = writeFiles(root, fillTemplates('mechanism', 'labs-server', id));
  for (const [file, text] of registered) writeFileSync(join(root, file), text);
  const lab = `labs-server/src/labs/${id}`;
  return {
    files: [...files, ...registered.map(([file]) => `${file} (registered)`)],
    next: [
      `It answers with lines of text; make it your own, and run its tests: node --test ${lab}/${id}-lab.test.ts`,
      `Then: npm run new -- lesson and exercise; site/src/demos/${id}/ if it has a face of its own; site/e2e/${id}.spec.ts. npm run format shapes it.`,
    ],
  };
}

/** The text of a register with one entry more. */
function registerIn(root, { file, end, importLine, value }, id) {
  const text = readFileSync(join(root, file), 'utf8');
  const at = text.indexOf(`\n${end}`);
  const lastImport = text.lastIndexOf('\nimport ');
  if (at < 0 || lastImport < 0) {
    throw new Refusal(`${file} has no table that ends with "${end}": register ${id} by hand.`);
  }
  const name = id.replaceAll(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const key = name === id ? id : `'${id}'`;
  const entry = key === value(name) ? `\n  ${key},` : `\n  ${key}: ${value(name)},`;
  const imported = `\n${importLine(id, name)}`;
  return text.slice(0, lastImport) + imported + text.slice(lastImport, at) + entry + text.slice(at);
}
