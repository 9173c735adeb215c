/**
 * Checks the elements of a lesson against the vocabulary, and hands the fence inside a bench or a demo
 * over as its `code` attribute. The fence itself stays: it is the static, highlighted rendering.
 */
import type { Mistake } from './author-error.ts';
import { authorError } from './author-error.ts';
import type { MdFile, MdNode } from './mdast.ts';
import { attributeOf, descendants, isElement, setAttribute } from './mdast.ts';
import type { ElementRule } from './vocabulary.ts';
import { ruleOf, vocabulary } from './vocabulary.ts';

const identifier = /^[a-z0-9][a-z0-9-]*$/;

interface Place {
  readonly file: MdFile;
  readonly slide: string | undefined;
}

/** A remark plugin; it runs after the slides were split, so that its errors can name the slide. */
export function remarkFenceCode() {
  return (tree: MdNode, file: MdFile): void => {
    const idsByElement = new Map<string, Set<string>>();
    for (const root of tree.children ?? []) {
      const title = root.name === 'Slide' ? attributeOf(root, 'title') : undefined;
      const place = { file, slide: typeof title === 'string' ? title : undefined };
      for (const node of descendants(root)) {
        if (isElement(node) && node.name !== 'Slide') checkElement(node, place, idsByElement);
      }
    }
  };
}

function checkElement(node: MdNode, place: Place, idsByElement: Map<string, Set<string>>): void {
  const name = node.name ?? '';
  const rule = ruleOf(name);
  if (rule === undefined) {
    // A lower-case name is plain HTML.
    if (!/^[A-Z]/.test(name)) return;
    throw authorError({
      ...place,
      node,
      problem: `there is no element <${name}>.`,
      remedy: `The elements are: ${Object.keys(vocabulary).join(', ')}.`,
    });
  }
  checkAttributes(node, name, rule, place);
  checkId(node, name, place, idsByElement);
  if (rule.fence !== 'none') handOver(node, name, rule, place);
}

function checkAttributes(node: MdNode, name: string, rule: ElementRule, place: Place): void {
  const fail = (mistake: Pick<Mistake, 'problem' | 'remedy'>): never => {
    throw authorError({ ...place, node, ...mistake });
  };
  for (const [attribute, example] of Object.entries(rule.required)) {
    const value = attributeOf(node, attribute);
    if (value !== undefined && value !== '') continue;
    fail({
      problem: `<${name}> needs the attribute “${attribute}”.`,
      remedy: `For example: ${attribute}="${example}".`,
    });
  }
  for (const attribute of node.attributes ?? []) {
    if (attribute.type !== 'mdxJsxAttribute' || Object.hasOwn(rule.required, attribute.name)) {
      continue;
    }
    const allowed = rule.optional[attribute.name];
    if (allowed === undefined) {
      const known = [...Object.keys(rule.required), ...Object.keys(rule.optional)];
      fail({
        problem: `<${name}> has no attribute “${attribute.name}”.`,
        remedy: known.length === 0 ? 'It takes none.' : `It takes: ${known.join(', ')}.`,
      });
    } else if (allowed !== 'any' && !allowed.includes(String(attribute.value))) {
      fail({
        problem: `<${name}> cannot have ${attribute.name}="${String(attribute.value)}".`,
        remedy: `Choose one of: ${allowed.join(', ')}.`,
      });
    }
  }
}

/** An id also names what the browser keeps (an edit, a guess), so it is short, plain and used once. */
function checkId(
  node: MdNode,
  name: string,
  place: Place,
  idsByElement: Map<string, Set<string>>,
): void {
  const id = attributeOf(node, 'id');
  if (typeof id !== 'string') return;
  if (!identifier.test(id)) {
    throw authorError({
      ...place,
      node,
      problem: `the id “${id}” of <${name}> has other characters than a-z, 0-9 and “-”.`,
      remedy: 'Write it in lower case with hyphens, like “sse-clock”.',
    });
  }
  const used = idsByElement.get(name) ?? new Set();
  if (used.has(id) && name !== 'ThenNow') {
    throw authorError({
      ...place,
      node,
      problem: `another <${name}> of this file already has the id “${id}”.`,
      remedy: 'Give each its own.',
    });
  }
  idsByElement.set(name, used.add(id));
}

function handOver(node: MdNode, name: string, rule: ElementRule, place: Place): void {
  const fences = descendants(node).filter((child) => child.type === 'code');
  if (fences.length > 1) {
    throw authorError({
      ...place,
      node: fences[1],
      problem: `<${name}> holds ${fences.length} blocks of code, but takes one.`,
      remedy: 'Move the others out of it.',
    });
  }
  const fence = fences[0];
  if (fence !== undefined) setAttribute(node, 'code', fence.value ?? '');
  else if (rule.fence === 'needed') {
    throw authorError({
      ...place,
      node,
      problem: `<${name}> holds no code.`,
      remedy: 'Put a block between its tags that begins with ```ts, with an empty line before it.',
    });
  }
}
