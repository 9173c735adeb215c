/** Which topics a reader has come to the end of; kept in the browser. */
import { keep, kept } from './browser-store.ts';

/** More than any lecture has; keeps a damaged store from growing. */
const maxTopics = 500;

/** The ids in a stored text; damaged text counts as none. */
export function parseVisited(text: string | null): Set<string> {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(list)) return new Set();
    return new Set(list.filter((id): id is string => typeof id === 'string').slice(0, maxTopics));
  } catch {
    return new Set();
  }
}

function keyOf(lecture: string): string {
  return `wireside:visited:${lecture}`;
}

export function visitedTopics(lecture: string): Set<string> {
  return parseVisited(kept(keyOf(lecture)));
}

export function keepVisited(lecture: string, topics: ReadonlySet<string>): void {
  keep(keyOf(lecture), JSON.stringify([...topics].slice(0, maxTopics)));
}
