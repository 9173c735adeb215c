import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownExpectation } from './expectation.ts';

test('100-continue is known in any case; the first other member is named', () => {
  for (const expect of [undefined, '', '100-continue', '100-Continue, ,100-continue']) {
    assert.equal(unknownExpectation(expect), null, expect);
  }
  assert.equal(unknownExpectation('wonders'), 'wonders');
  assert.equal(unknownExpectation('100-continue, a=b;c'), 'a=b;c');
});
