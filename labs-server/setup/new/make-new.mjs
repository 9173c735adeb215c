/** What `npm run new` can make. */
import { newExercise } from './exercise.mjs';
import { newFormat } from './format.mjs';
import { newLesson } from './lesson.mjs';
import { newMechanism } from './mechanism.mjs';
import { assertId } from './names.mjs';
import { Refusal } from './refusal.mjs';

/**
 * By the word on the command line. Each writes files below `root`, and answers their paths and what to do next.
 * @type {Readonly<Record<string, (root: string, id: string) => { files: readonly string[], next: readonly string[] }>>}
 */
const kinds = {
  lesson: newLesson,
  exercise: newExercise,
  mechanism: newMechanism,
  format: newFormat,
};

const usage = `Say what to make and its id: npm run new -- ${Object.keys(kinds).join('|')} <id>, for instance npm run new -- lesson my-topic.`;

/**
 * Throws a Refusal, with nothing written, when the words are not to be understood or the id is taken.
 * @param {string} root the project's folder
 * @param {readonly string[]} words of the command line
 * @returns {readonly string[]} the lines to print
 */
export function makeNew(root, words) {
  const [kind = '', id, ...more] = words;
  if (!Object.hasOwn(kinds, kind) || id === undefined || more.length > 0) throw new Refusal(usage);
  assertId(id);
  const { files, next } = kinds[kind](root, id);
  return [...files.map((file) => `Written: ${file}`), ...next];
}
