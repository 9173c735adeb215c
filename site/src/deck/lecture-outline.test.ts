import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TopicSource } from './lecture-outline.ts';
import { outlineOf, topicKey } from './lecture-outline.ts';

const parts = [
  { id: '01-http', title: 'HTTP', slug: 'http' },
  { id: '02-websocket', title: 'WebSocket', slug: 'websocket' },
];
const topic = (id: string, ...slides: string[]): TopicSource => ({
  id,
  title: id,
  summary: '',
  slides: slides.map((slide) => ({ id: slide, title: slide })),
});

test('topics stand in the order of their numbers, each with number and link', () => {
  const [http] = outlineOf('web', parts, [
    topic('web/01-http/02-b', 'b'),
    topic('web/01-http/01-a', 'a', 'a2'),
  ]);
  assert.deepEqual(
    http?.topics.map(({ number, href }) => [number, href]),
    [
      ['1.1', '/lectures/web/http/#a'],
      ['1.2', '/lectures/web/http/#b'],
    ],
  );
});

test('a part without topics is left out', () => {
  const outline = outlineOf('web', parts, [topic('web/02-websocket/01-a', 'a')]);
  assert.deepEqual(
    outline.map((part) => part.number),
    [2],
  );
});

test('two files of a part with the same slide id: the error names both and a remedy', () => {
  assert.throws(
    () => outlineOf('web', parts, [topic('web/01-http/01-a', 'x'), topic('web/01-http/02-b', 'x')]),
    {
      message:
        'content/lectures/web/01-http/02-b.mdx, slide “x”: its id “x” is also used in content/lectures/web/01-http/01-a.mdx. Word one heading differently, or put {/* id: another-name */} below it.',
    },
  );
});

test('a folder that lecture.yaml does not list is an error that says where to list it', () => {
  assert.throws(() => outlineOf('web', parts, [topic('web/03-video/01-a', 'a')]), {
    message:
      'content/lectures/web/03-video/01-a.mdx: the folder “03-video” is no part of this lecture. List it under “parts” in content/lectures/web/lecture.yaml.',
  });
});

test('a file without a number is an error that shows a good name', () => {
  assert.throws(
    () => outlineOf('web', parts, [topic('web/01-http/intro', 'a')]),
    /Name it like “06-/,
  );
});

test('the key of a topic does not name the lecture', () => {
  assert.equal(topicKey('web/01-http/02-b'), '01-http/02-b');
});
