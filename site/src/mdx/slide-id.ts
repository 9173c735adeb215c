/** A slide's stable id: from its heading, or from a comment `{/* id: x *\/}`. */
import type { MdNode } from './mdast.ts';
import { textOf } from './mdast.ts';

const idComment = /^\s*\/\*\s*id:\s*([A-Za-z0-9][\w-]*)\s*\*\/\s*$/;

/** `Chunks are not events!` -> `chunks-are-not-events`; letters of any script and digits stay. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The id that a comment expression gives, or `null` if the node is not such a comment. */
export function idOfComment(node: MdNode): string | null {
  if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') return null;
  return idComment.exec(node.value ?? '')?.[1] ?? null;
}

/** The id of the slide with these nodes and this heading: the comment's if there is one, else the heading's slug. */
export function slideIdOf(nodes: readonly MdNode[], heading: MdNode): string {
  for (const node of [...nodes, ...(heading.children ?? [])]) {
    const id = idOfComment(node);
    if (id !== null) return id;
  }
  return slugOf(textOf(heading));
}
