/** The files that a new thing begins with: templates with `{{id}}` and its like in the text, and ID in their names. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { titleOf } from './names.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'templates');
const suffix = '.txt';

/**
 * The texts of the templates of `kind`, by path.
 * @param {string} kind a folder of templates
 * @param {string} target where its files go, below the project's folder
 * @param {string} id
 * @param {Readonly<Record<string, string>>} more further values
 * @returns {Readonly<Record<string, string>>}
 */
export function fillTemplates(kind, target, id, more = {}) {
  const pascal = id.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const camel = pascal[0].toLowerCase() + pascal.slice(1);
  const values = { id, title: titleOf(id), camel, pascal, ...more };
  const files = filesBelow(join(folder, kind)).map((path) => {
    const name = relative(join(folder, kind), path).split(sep).join('/');
    const text = readFileSync(path, 'utf8').replaceAll(/\{\{(\w+)\}\}/g, (_, key) => values[key]);
    return [`${target}/${name.slice(0, -suffix.length).replaceAll('ID', id)}`, text];
  });
  return Object.fromEntries(files);
}

/** @param {string} path @returns {readonly string[]} */
function filesBelow(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(below) : [below];
  });
}
