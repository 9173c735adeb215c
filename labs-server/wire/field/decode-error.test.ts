import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDecodeError, quote } from './decode-error.ts';

const rule = {
  code: 'chunk-size-not-hexadecimal',
  field: 'chunk-size',
  range: { start: 12, end: 14 },
  what: 'expected 1*HEXDIG, found "zz"',
  source: { standard: 'RFC 9112', section: '7.1' },
};

test('the message names field, place, rule and section', () => {
  assert.equal(
    createDecodeError(rule).message,
    'chunk-size at byte 12: expected 1*HEXDIG, found "zz" (RFC 9112 §7.1)',
  );
});

test('the protocol status is there only where there is one', () => {
  assert.equal(createDecodeError({ ...rule, protocolStatus: 400 }).protocolStatus, 400);
  assert.ok(!('protocolStatus' in createDecodeError({ ...rule, protocolStatus: undefined })));
});

test('quoted text is cut and escaped', () => {
  assert.equal(quote('a\r\n"'), '"a\\r\\n\\""');
  assert.equal(quote('x'.repeat(100)), `"${'x'.repeat(24)}…"`);
});
