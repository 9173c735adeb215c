import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slideOfExercise } from './slide-of-exercise.ts';

const parts = [{ lecture: 'web', folder: '01-long', slug: 'long' }];

function topicWith(slide: string) {
  return [{ id: 'web/01-long/08-format', body: `## First\n\ntext\n\n---\n\n${slide}\n` }];
}

test('an exercise leads back to its slide, by the slide’s heading', () => {
  const topics = topicWith('## Write it by hand\n\n<Exercise id="sse-by-hand" />');
  assert.deepEqual(slideOfExercise('sse-by-hand', topics, parts), {
    href: '/lectures/web/long/#write-it-by-hand',
    title: 'Write it by hand',
  });
});

test('a slide with an id of its own keeps it', () => {
  const topics = topicWith('## By hand\n\n{/* id: e8 */}\n\n<Exercise id="x" />');
  assert.equal(slideOfExercise('x', topics, parts)?.href, '/lectures/web/long/#e8');
});

test('an exercise that stands on no slide has no way back', () => {
  assert.equal(slideOfExercise('x', topicWith('## Other'), parts), null);
});
