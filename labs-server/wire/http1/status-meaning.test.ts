import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusMeaning } from './status-meaning.ts';

test('a known status has its own section', () => {
  assert.equal(statusMeaning(204).source.section, '15.3.5');
});

test('a status of another standard has the section of that standard', () => {
  assert.deepEqual(statusMeaning(431).source, { standard: 'RFC 6585', section: '5' });
  assert.deepEqual(statusMeaning(103).source, { standard: 'RFC 8297', section: '2' });
});

test('an unknown status means what its class means (RFC 9110 section 15)', () => {
  assert.equal(statusMeaning(299).source.section, '15.3');
  assert.equal(statusMeaning(471).source.section, '15.5');
});

test('a status outside the classes is treated as a server error', () => {
  assert.match(statusMeaning(999).meaning, /server error/);
});
