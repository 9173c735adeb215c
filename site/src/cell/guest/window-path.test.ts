import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowPath, type FrameTree } from './window-path.ts';

function windowOf(...children: FrameTree[]): FrameTree {
  return Object.assign({ length: children.length }, children);
}

test('a window is found by the indexes of the frames that lead to it', () => {
  const inner = windowOf();
  const second = windowOf(inner);
  const top = windowOf(windowOf(), second);
  assert.deepEqual(windowPath(top, top), []);
  assert.deepEqual(windowPath(second, top), [1]);
  assert.deepEqual(windowPath(inner, top), [1, 0]);
});

test('no window, a window elsewhere, and one too deep have no path', () => {
  let deep = windowOf();
  const lost = deep;
  for (let depth = 0; depth < 5; depth += 1) deep = windowOf(deep);
  assert.equal(windowPath(null, deep), null);
  assert.equal(windowPath(windowOf(), deep), null);
  assert.equal(windowPath(lost, deep), null);
});

test('a page with very many frames is not searched to its end', () => {
  const frames = Array.from({ length: 60 }, () => windowOf());
  assert.deepEqual(windowPath(frames[49], windowOf(...frames)), [49]);
  assert.equal(windowPath(frames[50], windowOf(...frames)), null);
});
