import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignPort } from './port-assignment.ts';

const free = () => false;
const isLast = (port: number) => port === 65_535;

test('port preservation keeps the internal port while it is free, and never overloads it', () => {
  assert.equal(
    assignPort('preserved', 50_000, free, () => 0.5),
    50_000,
  );
  const taken = new Set([50_000]);
  const port = assignPort(
    'preserved',
    50_000,
    (port) => taken.has(port),
    () => 0,
  );
  assert.equal(port, 49_152);
});

test('without preservation the port is one of the dynamic ports', () => {
  assert.equal(
    assignPort('random', 50_000, free, () => 0),
    49_152,
  );
  assert.equal(
    assignPort('random', 50_000, free, () => 0.999_999),
    65_535,
  );
});

test('the search goes round, and ends when every port is taken', () => {
  assert.equal(
    assignPort('random', 50_000, isLast, () => 0.999_999),
    49_152,
  );
  assert.equal(
    assignPort(
      'random',
      50_000,
      () => true,
      () => 0.3,
    ),
    null,
  );
});
