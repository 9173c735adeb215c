/** Redundant candidates are eliminated, others stay. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRedundant, withoutRedundant } from './redundant-candidates.ts';

const reflexive = (address: string, port: number): string =>
  `candidate:1 1 udp 1694498815 ${address} ${port} typ srflx raddr 192.0.2.1 rport 5000 generation 0`;

test('a server reflexive candidate that equals its base is redundant', () => {
  assert.ok(isRedundant(reflexive('192.0.2.1', 5000)));
  assert.ok(!isRedundant(reflexive('192.0.2.1', 5001)));
  assert.ok(!isRedundant(reflexive('203.0.113.7', 5000)));
  assert.ok(!isRedundant('candidate:1 1 udp 2122260223 192.0.2.1 5000 typ host'));
});

test('it leaves the description, and nothing else does', () => {
  const lines = [
    'v=0',
    `a=${reflexive('192.0.2.1', 5000)}`,
    `a=${reflexive('203.0.113.7', 1)}`,
    '',
  ];
  assert.deepEqual(withoutRedundant(lines.join('\r\n')).split('\r\n'), [lines[0], lines[2], '']);
});
