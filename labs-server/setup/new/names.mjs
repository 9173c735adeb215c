/** Ids, and the names that are made of them. */
import { Refusal } from './refusal.mjs';

const wellFormed = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const maxLength = 40;

/**
 * Throws a Refusal unless `id` can be a file's name, an address and an element's id.
 * @param {string} id
 */
export function assertId(id) {
  if (wellFormed.test(id) && id.length <= maxLength) return;
  throw new Refusal(
    `"${id}" cannot be an id: write at most ${maxLength} lower-case letters, digits and single hyphens, a letter first, for instance my-topic.`,
  );
}

/**
 * `my-topic` becomes `My topic`.
 * @param {string} id
 */
export function titleOf(id) {
  const words = id.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}
