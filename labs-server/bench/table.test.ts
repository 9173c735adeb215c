import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, renderTable } from './table.ts';

test('columns are as wide as their widest cell, numbers end together', () => {
  const headers = ['what', 'tapped', 'x'];
  const rows = [
    ['requests/s', '9', '0.9'],
    ['CPU', '12345678', ''],
  ];
  assert.deepEqual(renderTable({ headers, rows }), [
    'what          tapped    x',
    '----------  --------  ---',
    'requests/s         9  0.9',
    'CPU         12345678',
  ]);
});

test('numbers have three significant digits, but thousands lose none', () => {
  assert.deepEqual([0.93449, 1, 12.345, 123.4, 45_678.9, 0].map(formatNumber), [
    '0.934',
    '1',
    '12.3',
    '123',
    '45679',
    '0',
  ]);
});
