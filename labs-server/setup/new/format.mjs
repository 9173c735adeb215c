/** A new format: a decoder, its test, and a fixture with its golden fields. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { fillTemplates } from './templates.mjs';
import { writeFiles } from './write-files.mjs';

/**
 * @param {string} root
 * @param {string} id
 */
export function newFormat(root, id) {
  const folder = `labs-server/wire/${id}`;
  if (existsSync(join(root, folder))) {
    throw new Refusal(`There is a folder ${folder} already: edit it, or choose another id.`);
  }
  return {
    files: writeFiles(root, fillTemplates('format', folder, id)),
    next: [
      `It decodes a text after its length; make it your own, and run its tests: node --test ${folder}/decode-${id}.test.ts`,
      `Then name it in labs-server/src/tools/decode-format.ts (npm run decode), and where it follows another one: labs-server/wire/conversation/. npm run format shapes it.`,
    ],
  };
}
