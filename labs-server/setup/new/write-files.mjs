/** Writes new files, and never over one that is there. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal.mjs';

/**
 * @param {string} root
 * @param {Readonly<Record<string, string>>} texts by path below `root`
 * @returns {readonly string[]} the paths
 */
export function writeFiles(root, texts) {
  const files = Object.keys(texts);
  const taken = files.find((file) => existsSync(join(root, file)));
  if (taken !== undefined) {
    throw new Refusal(`There is ${taken} already: edit it, or choose another id.`);
  }
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return files;
}
