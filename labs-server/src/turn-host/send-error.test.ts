import assert from 'node:assert/strict';
import { test } from 'node:test';
import { icmpOf } from './send-error.ts';

const told = (isIpv6: boolean) =>
  ['ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED', 'EMSGSIZE', 'EPERM'].map((code) => {
    const error = icmpOf(code, isIpv6, 1500);
    return error && [error.icmpType, error.icmpCode, error.errorData];
  });

test('errors of a send are told in the types of ICMP and of ICMPv6', () => {
  assert.deepEqual(told(false), [[3, 0, 0], [3, 1, 0], [3, 3, 0], [3, 4, 1500], null]);
  assert.deepEqual(told(true), [[1, 0, 0], [1, 3, 0], [1, 4, 0], [2, 0, 1500], null]);
});
