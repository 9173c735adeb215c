import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateNames, type Interfaces } from './certificate-names.ts';

const interfaces: Interfaces = {
  lo: [{ address: '127.0.0.1', internal: true }],
  eth0: [
    { address: '192.0.2.7', internal: false },
    { address: '2001:db8::7', internal: false },
    { address: 'fe80::7', internal: false },
  ],
};
const values = (...given: Parameters<typeof certificateNames>) =>
  certificateNames(...given).map(({ kind, value }) => `${kind} ${value}`);

test('for one machine the names of the loopback are enough', () => {
  const expected = ['dns localhost', 'ip 127.0.0.1', 'ip ::1'];
  assert.deepEqual(values([], false, interfaces), expected);
});

test('for a class the addresses of this machine are in it, those of the link alone are not', () => {
  assert.deepEqual(values([], true, interfaces).slice(3), ['ip 192.0.2.7', 'ip 2001:db8::7']);
});

test('names that the operator allowed are in it, each once, in lower case and without brackets', () => {
  const names = values(['Lab.Example', 'lab.example', '[2001:db8::9]', 'localhost'], false, {});
  assert.deepEqual(names.slice(3), ['dns lab.example', 'ip 2001:db8::9']);
});
