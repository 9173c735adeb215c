import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladderFrameOf, ladderRowOf } from './ladder-model.ts';
import { clockTrace } from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';
import { overscanRows, scrollToShow, windowOf } from './window-model.ts';

const ladder = { count: 50_000, rowPx: 40, viewportPx: 400 };

test('of 50,000 rows only those in sight, and a few around them, are drawn', () => {
  for (const scrollTopPx of [0, 1, 12_345, 999_999, 50_000 * 40 - 400, 9e9]) {
    const { first, end, offsetPx, totalPx } = windowOf({ ...ladder, scrollTopPx });
    assert.ok(end - first <= 11 + 2 * overscanRows, `${end - first} rows at ${scrollTopPx}`);
    assert.ok(first >= 0 && end <= 50_000);
    assert.equal(offsetPx, first * 40);
    assert.equal(totalPx, 2_000_000);
    const firstInSight = Math.min(Math.floor(scrollTopPx / 40), 50_000 - 11);
    assert.ok(first <= firstInSight && end >= Math.min(firstInSight + 11, 50_000));
  }
});

test('a list that the layout gave no height draws no more than 200 rows and the overscan', () => {
  const { first, end } = windowOf({ ...ladder, viewportPx: 1e7, scrollTopPx: 0 });
  assert.ok(end - first <= 200 + 2 * overscanRows);
});

test('a short list is drawn whole', () => {
  const { first, end } = windowOf({ count: 3, rowPx: 40, viewportPx: 400, scrollTopPx: 0 });
  assert.deepEqual([first, end], [0, 3]);
  assert.equal(windowOf({ count: 0, rowPx: 40, viewportPx: 400, scrollTopPx: 0 }).end, 0);
});

test('showing a row scrolls as little as possible', () => {
  const at = { ...ladder, scrollTopPx: 4000 };
  assert.equal(scrollToShow(105, at), 4000);
  assert.equal(scrollToShow(99, at), 3960);
  assert.equal(scrollToShow(110, at), 4040);
});

test('drawing the end of a 50,000-record trace asks the conversation once for each row drawn', () => {
  const view = storeOfRecords(clockTrace(50_000).records).viewOf(1);
  const { conversation } = view.connections[0] ?? {};
  assert.ok(conversation);
  const { unitsAt } = conversation;
  let asked = 0;
  conversation.unitsAt = (direction, range) => {
    asked += 1;
    return unitsAt.call(conversation, direction, range);
  };
  const frame = ladderFrameOf(view, null);
  const { first, end } = windowOf({ ...ladder, count: view.entries.length, scrollTopPx: 9e9 });
  const rows = view.entries.slice(first, end).map((entry) => ladderRowOf(entry, frame));
  assert.equal(rows.at(-1)?.chips.at(-1)?.title, 'event 50000');
  assert.ok(asked <= 2 * (end - first), `${asked} look-ups for ${end - first} rows`);
});
