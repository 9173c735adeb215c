/** A new exercise, as a skeleton whose own tests pass: the task, a start, a solution, a check, three wrong answers. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { fillTemplates } from './templates.mjs';
import { writeFiles } from './write-files.mjs';

const exercises = 'content/exercises';

/**
 * @param {string} root
 * @param {string} id
 */
export function newExercise(root, id) {
  if (existsSync(join(root, exercises, id))) {
    throw new Refusal(`There is an exercise ${id} already: edit it, or choose another id.`);
  }
  const number = nextNumber(root);
  const texts = fillTemplates('exercise', `${exercises}/${id}`, id, { number });
  return {
    files: writeFiles(root, texts),
    next: [
      `It asks for an event stream; make it your own, and run its tests: node --test ${exercises}/${id}/check.test.ts`,
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
