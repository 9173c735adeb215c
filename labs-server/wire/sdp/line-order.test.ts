import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, media, session } from '../testing/sdp-text.ts';

test('section 5: lines come in the order that is given there, and those that are required are there', () => {
  assert.deepEqual(faultsOf(session.replace(/(o=.*\r\n)(s=.*\r\n)/, '$2$1')), [
    'sdp-line-misplaced origin-field 10',
  ]);
  assert.deepEqual(faultsOf('v=0\r\n'), [
    'sdp-line-missing origin-field 5',
    'sdp-line-missing session-name-field 5',
    'sdp-line-missing time-field 5',
  ]);
  assert.equal(faultsOf(media)[0], 'sdp-line-missing version-field 0');
  assert.deepEqual(faultsOf(`${session}s=again\r\n`), ['sdp-line-misplaced session-name-field 43']);
  assert.deepEqual(faultsOf(`${session}${media}t=0 0\r\n`), ['sdp-line-misplaced time-field 84']);
  assert.deepEqual(faultsOf(session.replace('s=-', 's=-\r\ns=-')), [
    'sdp-line-repeated session-name-field 36',
  ]);
});

test('section 5.9 to 5.11: r= follows t=, and z= follows r=', () => {
  assert.deepEqual(faultsOf(`${session}r=7d 1h 0 25h\r\nz=3730928400 -1h\r\nt=0 0\r\n`), []);
  assert.deepEqual(faultsOf(`${session}z=3730928400 -1h\r\n`), [
    'sdp-line-misplaced zone-field 43',
  ]);
});

test('section 5.7: a c= line is there for every stream', () => {
  const without = session + media.replace(/c=.*\r\n/, '');
  assert.deepEqual(faultsOf(session + media), []);
  assert.deepEqual(faultsOf(without), ['sdp-connection-missing connection-field 43']);
  assert.deepEqual(faultsOf(without.replace('t=', 'c=IN IP4 192.0.2.1\r\nt=')), []);
});

test('section 5.12: k= is obsolete wherever it stands', () => {
  assert.deepEqual(faultsOf(`${session}k=prompt\r\n`), ['sdp-key-obsolete key-field 43']);
  assert.deepEqual(faultsOf(`${session}${media}k=prompt\r\n`), ['sdp-key-obsolete key-field 84']);
});
