/** The two remark plugins on MDX as an author writes it, and what an author reads after a mistake. */
import { unified } from '@astrojs/markdown-remark';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MdFile, MdNode } from './mdast.ts';
import { attributeOf } from './mdast.ts';
import { remarkFenceCode } from './remark-fence-code.ts';
import { remarkSplitSlides } from './remark-split-slides.ts';

const path = '/somewhere/content/lectures/web/01-http/06-events.mdx';

/** The tree after both plugins, and the frontmatter that the page gets. */
async function processed(text: string, filePath = path) {
  let tree: MdNode = { type: 'root' };
  let slides: unknown;
  const capture = () => (root: MdNode, file: MdFile) => {
    tree = structuredClone(root);
    slides = file.data.astro?.frontmatter?.['slides'];
  };
  const processor = unified({
    remarkPlugins: [remarkSplitSlides, remarkFenceCode, capture],
    smartypants: false,
  });
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('file:///src/') },
  );
  assert.ok(renderer);
  await renderer.process(text, filePath, { title: 'Events' });
  return { slides, children: tree.children ?? [] };
}

const bench = (attributes: string, body = '```ts\nlog(1);\nlog("<b>");\n```') =>
  `## A\n\n<Bench ${attributes}>\n\n${body}\n\n</Bench>\n`;
const rightBench = 'id="a" title="T" mechanism="polling" endpoint="GET /polling/latest"';

async function mistake(text: string, message: string): Promise<void> {
  await assert.rejects(processed(text), (error: Error) => {
    assert.equal(error.message, `content/lectures/web/01-http/06-events.mdx${message}`);
    return true;
  });
}

test('thematic breaks split a topic into slides with ids, number and layout', async () => {
  const { slides, children } = await processed(
    '## First `code`\n\ntext\n\n---\n\n## Second\n{/* id: other */}\n\n<Points>\n- a\n</Points>\n\n```http\nGET /\n```\n',
  );
  assert.deepEqual(slides, [
    { id: 'first-code', title: 'First code' },
    { id: 'other', title: 'Second' },
  ]);
  const shown = children.map((slide) =>
    ['id', 'number', 'topic', 'layout', 'opensTopic', 'hasPoints'].map((name) =>
      attributeOf(slide, name),
    ),
  );
  assert.deepEqual(shown, [
    ['first-code', '1.6', 'Events', 'text', true, undefined],
    ['other', '1.6', 'Events', 'stage', undefined, true],
  ]);
});

test('the fence of a bench becomes its code and stays as its static rendering', async () => {
  const { children } = await processed(bench(rightBench));
  const element = children[0]?.children?.find((node) => node.name === 'Bench');
  assert.ok(element);
  assert.equal(attributeOf(element, 'code'), 'log(1);\nlog("<b>");');
  assert.equal(element.children?.[0]?.type, 'code');
});

test('two benches on a slide stand side by side', async () => {
  const { children } = await processed(
    `${bench(rightBench)}\n${bench(rightBench.replace('"a"', '"b"')).replace('## A', '')}`,
  );
  assert.equal(children[0] && attributeOf(children[0], 'layout'), 'pair');
});

test('two other stages on a slide stand in a column', async () => {
  const { children } = await processed('## A\n\n<Race id="a" />\n\n<FeedDiagram id="b" />\n');
  assert.equal(children[0] && attributeOf(children[0], 'layout'), 'column');
});

test('an exercise is not split', async () => {
  const file = '/somewhere/content/exercises/by-hand/exercise.mdx';
  const { slides } = await processed('Write it.\n\n---\n\nMore.\n', file);
  assert.equal(slides, undefined);
});

test('a slide without a heading is told how to begin', () =>
  mistake(
    '## A\n\n---\n\ntext\n',
    ':5: slide 2 of this file does not begin with a heading of level two. Begin it with a line like “## Chunked response”.',
  ));

test('two slides with one id: both are named', () =>
  mistake(
    '## Same\n\n---\n\n## Same\n',
    ':5, slide “Same”: its id “same” is also that of the slide “Same”. Word one heading differently, or put {/* id: another-name */} below it.',
  ));

test('an unknown element is told the elements there are', () =>
  assert.rejects(
    processed('## A\n\n<Bensh id="a" />\n'),
    /there is no element <Bensh>\. The elements are: Points, /,
  ));

test('a missing attribute is told with an example', () =>
  mistake(
    bench('id="a" title="T" mechanism="polling"'),
    ':3, slide “A”: <Bench> needs the attribute “endpoint”. For example: endpoint="GET /server-sent-events/clock".',
  ));

test('a wrong value is told the right ones', () =>
  mistake(
    bench(`${rightBench} runs="browser"`),
    ':3, slide “A”: <Bench> cannot have runs="browser". Choose one of: worker, dom.',
  ));

test('an unknown attribute is told the known ones', () =>
  mistake(
    '## A\n\n<Spec standard="HTML" part="9" />\n',
    ':3, slide “A”: <Spec> has no attribute “part”. It takes: standard, section.',
  ));

test('a bench without code is told where to put it', () =>
  mistake(
    bench(rightBench, 'text'),
    ':3, slide “A”: <Bench> holds no code. Put a block between its tags that begins with ```ts, with an empty line before it.',
  ));

test('a bench with two blocks is told to move one', () =>
  mistake(
    bench(rightBench, '```ts\na\n```\n\n```ts\nb\n```'),
    ':9, slide “A”: <Bench> holds 2 blocks of code, but takes one. Move the others out of it.',
  ));

test('an id with capitals is told how to write it', () =>
  mistake(
    '## A\n\n<Race id="Race 1" />\n',
    ':3, slide “A”: the id “Race 1” of <Race> has other characters than a-z, 0-9 and “-”. Write it in lower case with hyphens, like “sse-clock”.',
  ));

test('the same id twice is told', () =>
  mistake(
    '## A\n\n<Race id="r" />\n\n<Race id="r" />\n',
    ':5, slide “A”: another <Race> of this file already has the id “r”. Give each its own.',
  ));
