/** A new exercise, as a skeleton whose own tests pass: the task, a start, a solution, a check, three wrong answers. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { titleOf } from './names.mjs';
import { Refusal } from './refusal.mjs';
import { writeFiles } from './write-files.mjs';

const templates = join(dirname(fileURLToPath(import.meta.url)), 'exercise');
const exercises = join('content', 'exercises');
const suffix = '.txt';

/**
 * @param {string} root
 * @param {string} id
 */
export function newExercise(root, id) {
  if (existsSync(join(root, exercises, id))) {
    throw new Refusal(`There is an exercise ${id} already: edit it, or choose another id.`);
  }
  const values = { id, title: titleOf(id), number: nextNumber(root) };
  const texts = readdirSync(templates).map((name) => [
    `content/exercises/${id}/${name.slice(0, -suffix.length)}`,
    fill(readFileSync(join(templates, name), 'utf8'), values),
  ]);
  const files = writeFiles(root, Object.fromEntries(texts));
  return {
    files,
    next: [
      `It asks for an event stream; make it your own, and run its tests: node --test content/exercises/${id}/check.test.ts`,
      `Then show it on a slide with <Exercise id="${id}" />.`,
    ],
  };
}

/**
 * The number after the highest that an exercise has: E9 after E8.
 * @param {string} root
 */
function nextNumber(root) {
  const folder = join(root, exercises);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const numbers = names.map((name) => {
    const file = join(folder, name, 'exercise.mdx');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return Number(/^number: E(\d+)$/m.exec(text)?.[1] ?? 0);
  });
  return `E${Math.max(0, ...numbers) + 1}`;
}

/**
 * Puts the values in the places of their names: `{{id}}`.
 * @param {string} text
 * @param {Readonly<Record<string, string>>} values
 */
function fill(text, values) {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}
