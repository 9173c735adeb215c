import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ntpTime } from './ntp-time.ts';

test('RFC 3550 section 4: seconds since 1900, and a fraction', () => {
  assert.equal(ntpTime(2_208_988_800, 0), '1970-01-01T00:00:00.000Z');
  assert.equal(ntpTime(0xb44db705, 0x20000000), '1995-11-10T11:33:25.125Z');
  assert.equal(ntpTime(0xffffffff, 0xffffffff), '2036-02-07T06:28:15.999Z');
});

test('a sender without a clock says 0', () => {
  assert.equal(ntpTime(0, 0), 'none');
  assert.equal(ntpTime(0, 0x80000000), '1900-01-01T00:00:00.500Z');
});
