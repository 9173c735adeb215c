import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topicNumberOf } from './topic-number.ts';

test('the number is that of the folder and that of the file', () => {
  assert.equal(
    topicNumberOf('/x/content/lectures/web/01-long-polling/06-server-sent-events.mdx'),
    '1.6',
  );
  assert.equal(topicNumberOf('web/02-websocket/10-frames'), '2.10');
  assert.equal(topicNumberOf('C:\\c\\web\\02-websocket\\03-api.mdx'), '2.3');
});

test('a path without both numbers has none', () => {
  assert.equal(topicNumberOf('content/exercises/sse-by-hand/exercise.mdx'), null);
  assert.equal(topicNumberOf('web/01-http/intro.mdx'), null);
});
