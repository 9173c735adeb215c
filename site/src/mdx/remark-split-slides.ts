/** Splits a topic at its thematic breaks (`---`) into `<Slide>` elements with stable ids. */
import { authorError } from './author-error.ts';
import type { MdFile, MdNode } from './mdast.ts';
import { descendants, isElement, setAttribute, textOf } from './mdast.ts';
import { idOfComment, slideIdOf } from './slide-id.ts';
import { topicNumberOf } from './topic-number.ts';
import { ruleOf } from './vocabulary.ts';

/** What a page knows of a slide without rendering it. */
export interface SlideSummary {
  readonly id: string;
  readonly title: string;
}

/** How a slide stands when presented: words only, words beside one stage, or a column of stages. */
export type SlideLayout = 'text' | 'stage' | 'pair' | 'column';

/** A remark plugin. It leaves files whose path carries no topic number alone (an exercise, for instance). */
export function remarkSplitSlides() {
  return (tree: MdNode, file: MdFile): void => {
    const number = topicNumberOf(file.path ?? '');
    if (number === null) return;
    const summaries: SlideSummary[] = [];
    const slides = groupsBetweenBreaks(tree.children ?? []).map((nodes, index) => {
      const summary = summaryOf(nodes, file, index + 1);
      refuseDuplicate(summary, summaries, nodes, file);
      summaries.push(summary);
      return slideOf(nodes, summary, number, index === 0, topicTitleOf(file));
    });
    tree.children = slides;
    ((file.data.astro ??= {}).frontmatter ??= {})['slides'] = summaries;
  };
}

function topicTitleOf(file: MdFile): string {
  const title = file.data.astro?.frontmatter?.['title'];
  return typeof title === 'string' ? title : '';
}

function groupsBetweenBreaks(nodes: readonly MdNode[]): MdNode[][] {
  const groups: MdNode[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'thematicBreak') groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.some((node) => idOfComment(node) === null));
}

function summaryOf(nodes: readonly MdNode[], file: MdFile, ordinal: number): SlideSummary {
  const first = nodes.find((node) => idOfComment(node) === null);
  if (first?.type !== 'heading' || first.depth !== 2) {
    throw authorError({
      file,
      node: first,
      problem: `slide ${ordinal} of this file does not begin with a heading of level two.`,
      remedy: 'Begin it with a line like “## Chunked response”.',
    });
  }
  const id = slideIdOf(nodes, first);
  if (id === '') {
    throw authorError({
      file,
      node: first,
      problem: 'the heading gives no id, because it has neither letters nor digits.',
      remedy: 'Give the slide one: {/* id: a-short-name */}.',
    });
  }
  return { id, title: textOf(first).trim() };
}

function refuseDuplicate(
  summary: SlideSummary,
  before: readonly SlideSummary[],
  nodes: readonly MdNode[],
  file: MdFile,
): void {
  const twin = before.find((other) => other.id === summary.id);
  if (twin === undefined) return;
  throw authorError({
    file,
    node: nodes[0],
    slide: summary.title,
    problem: `its id “${summary.id}” is also that of the slide “${twin.title}”.`,
    remedy: 'Word one heading differently, or put {/* id: another-name */} below it.',
  });
}

function slideOf(
  nodes: readonly MdNode[],
  { id, title }: SlideSummary,
  number: string,
  opensTopic: boolean,
  topic: string,
): MdNode {
  const children = nodes.filter((node) => idOfComment(node) === null);
  const heading = children[0];
  // The id of the section is the link's target; its heading needs one of its own.
  if (heading) heading.data = { hProperties: { id: `${id}-title`, tabIndex: -1 } };
  const slide: MdNode = { type: 'mdxJsxFlowElement', name: 'Slide', attributes: [], children };
  setAttribute(slide, 'id', id);
  setAttribute(slide, 'title', title);
  setAttribute(slide, 'number', number);
  setAttribute(slide, 'topic', topic);
  setAttribute(slide, 'layout', layoutOf(children));
  if (opensTopic) setAttribute(slide, 'opensTopic', null);
  if (hasPoints(children)) setAttribute(slide, 'hasPoints', null);
  return slide;
}

function hasPoints(nodes: readonly MdNode[]): boolean {
  return nodes.flatMap(descendants).some((node) => isElement(node) && node.name === 'Points');
}

function layoutOf(nodes: readonly MdNode[]): SlideLayout {
  const staged = nodes.filter((node) => ruleOf(node.name)?.stage === true);
  if (staged.length === 2 && staged.every(({ name }) => name === 'Bench')) return 'pair';
  const demos = staged.length;
  const fences = nodes.filter((node) => node.type === 'code' || node.type === 'table').length;
  const stages = demos > 0 ? demos : fences;
  if (stages === 0) return 'text';
  return stages === 1 ? 'stage' : 'column';
}
