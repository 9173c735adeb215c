/** Where a window is in the tree of frames, told so that the page at the top finds it. */

/** A window, as far as another origin may look at it (HTML section 7.2.1.3.1, cross-origin properties). */
export interface FrameTree {
  readonly length: number;
  readonly [index: number]: FrameTree;
}

const maxDepth = 4;
const maxFrames = 50;

/** `[0, 1]` is the second frame of the top's first; null: it is not there, or too deep to look for. */
export function windowPath(
  target: unknown,
  from: FrameTree,
  path: readonly number[] = [],
): readonly number[] | null {
  if (target === null) return null;
  if (from === target) return path;
  if (path.length === maxDepth) return null;
  for (let index = 0; index < Math.min(from.length, maxFrames); index += 1) {
    const child = from[index];
    const found = child === undefined ? null : windowPath(target, child, [...path, index]);
    if (found !== null) return found;
  }
  return null;
}
