import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erratumSchema, lectureSchema, topicSchema } from './schemas.ts';

test('a topic needs a title, rows and a summary, and each error names its field', () => {
  const result = topicSchema.safeParse({ title: ' ', row: ['8'] });
  assert.equal(result.success, false);
  assert.deepEqual(
    result.error?.issues.map((issue) => issue.path.join('.')),
    ['title', 'row.0', 'summary'],
  );
});

test('a part’s folder and address have a form that the error shows', () => {
  const part = { id: 'WebSocket', title: 'W', slug: 'Web Socket' };
  const result = lectureSchema.safeParse({ title: 'L', credit: 'C', parts: [part] });
  assert.deepEqual(
    result.error?.issues.map((issue) => issue.message),
    [
      'Write two digits, a hyphen and a name, like “02-websocket”.',
      'Write lower-case letters, digits and single hyphens.',
    ],
  );
});

test('a section written as a number becomes text', () => {
  const fact = erratumSchema.parse({
    id: 'a',
    claim: 'c',
    correction: 'd',
    source: 'RFC 9112',
    section: 7.1,
  });
  assert.equal(fact.section, '7.1');
});

test('every field of a topic is described', () => {
  for (const [name, field] of Object.entries(topicSchema.shape)) assert.ok(field.description, name);
});
