import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorTitle, explainMediaError } from './media-error.ts';

const place = { isSecureContext: true, hasMediaDevices: true };

test('an OverconstrainedError names the constraint', () => {
  const error = Object.assign(new Error(''), { name: 'OverconstrainedError', constraint: 'width' });
  const explained = explainMediaError(error, place);
  assert.equal(explained.constraint, 'width');
  assert.equal(errorTitle(explained), 'OverconstrainedError (width)');
  assert.match(explained.remedy, /exact becomes ideal/);
});

for (const name of ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'AbortError']) {
  test(`${name} has a cause and a remedy, beside the browser's own words`, () => {
    const explained = explainMediaError(new DOMException('why', name), place);
    assert.equal(errorTitle(explained), `${name}: why`);
    assert.equal(explained.constraint, null);
    assert.ok(explained.cause !== '' && explained.remedy !== '');
  });
}

test('the TypeError of a page outside a secure context is not that of empty constraints', () => {
  const error = new TypeError("Cannot read properties of undefined (reading 'getUserMedia')");
  const outside = { isSecureContext: false, hasMediaDevices: false };
  assert.match(explainMediaError(error, outside).remedy, /--https/);
  assert.match(explainMediaError(error, place).remedy, /at least one/);
});

test('what is no error, and an error that nobody knows, are told as they are', () => {
  assert.equal(errorTitle(explainMediaError('no', place)), 'Error: no');
  assert.match(explainMediaError(new RangeError('?'), place).cause, /no such error/);
});

test('an error of another document is told like one of this', () => {
  const foreign = { name: 'NotAllowedError', message: 'Permission denied' };
  assert.equal(errorTitle(explainMediaError(foreign, place)), 'NotAllowedError: Permission denied');
});
