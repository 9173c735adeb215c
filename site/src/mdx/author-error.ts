/** Errors for the people who write lessons: where it is, what is wrong, what to do. */
import type { MdFile, MdNode } from './mdast.ts';

/** A path as the author knows it: from `content/` on. */
export function authorPath(path: string | undefined): string {
  const normal = (path ?? 'a lesson').replaceAll('\\', '/');
  const start = normal.lastIndexOf('/content/');
  return start === -1 ? normal : normal.slice(start + 1);
}

/** A mistake in a lesson. The message names file, line, slide and remedy. */
export class AuthorError extends Error {
  override name = 'AuthorError';
}

export interface Mistake {
  readonly file: MdFile;
  readonly node?: MdNode | undefined;
  /** Title of the slide, if it is known. */
  readonly slide?: string | undefined;
  readonly problem: string;
  readonly remedy: string;
}

/** The error of one mistake: `<file>:<line>, slide “…”: <problem> <remedy>`. */
export function authorError({ file, node, slide, problem, remedy }: Mistake): AuthorError {
  const line = node?.position?.start.line;
  const place = authorPath(file.path) + (line === undefined ? '' : `:${line}`);
  const where = slide === undefined ? place : `${place}, slide “${slide}”`;
  return new AuthorError(`${where}: ${problem} ${remedy}`);
}
