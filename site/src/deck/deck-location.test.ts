import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDeckLocation, parseDeckLocation } from './deck-location.ts';

test('?present and #id are read, with or without a value', () => {
  assert.deepEqual(parseDeckLocation('?present', '#a'), { presents: true, slideId: 'a' });
  assert.deepEqual(parseDeckLocation('?lab=x&present=', ''), { presents: true, slideId: '' });
  assert.deepEqual(parseDeckLocation('', '#a'), { presents: false, slideId: 'a' });
});

test('a fragment that is no valid percent-encoding counts as none', () => {
  assert.equal(parseDeckLocation('', '#%E0%A4%A').slideId, '');
});

test('writing keeps the parameters of others as they were', () => {
  const search = '?lab=http://10.0.0.5:4600&present';
  assert.equal(
    formatDeckLocation({ presents: false, slideId: 'a' }, search),
    '?lab=http://10.0.0.5:4600#a',
  );
  assert.equal(formatDeckLocation({ presents: true, slideId: 'a' }, '?lab=x'), '?lab=x&present#a');
  assert.equal(formatDeckLocation({ presents: true, slideId: '' }, ''), '?present');
  assert.equal(formatDeckLocation({ presents: false, slideId: '' }, '?present'), '');
});

test('what was written is read back', () => {
  const place = { presents: true, slideId: 'dlouhé-dotazování' };
  const url = new URL(formatDeckLocation(place, ''), 'http://127.0.0.1/');
  assert.deepEqual(parseDeckLocation(url.search, url.hash), place);
});
