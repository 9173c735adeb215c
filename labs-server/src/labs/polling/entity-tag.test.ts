import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityTagOf, isNotModified } from './entity-tag.ts';

test('an entity tag is quoted and strong', () => {
  assert.equal(entityTagOf(7), '"7"');
});

test('without If-None-Match there is no condition', () => {
  assert.equal(isNotModified(undefined, '"7"'), false);
});

test('any of the listed tags can match, by weak comparison', () => {
  for (const field of ['"7"', 'W/"7"', '"6", "7"', '"6",W/"7"', '*', ' * ']) {
    assert.equal(isNotModified(field, '"7"'), true, field);
  }
  for (const field of ['', '"6"', '7', '"77"', '"6", W/"8"', '"*"']) {
    assert.equal(isNotModified(field, '"7"'), false, field);
  }
});
