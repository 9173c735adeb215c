import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabEndpoint } from '../../wire/mechanisms/mechanism.ts';
import { boolean, choice, integer, text } from '../../wire/mechanisms/parameters.ts';
import { readQuery } from './query.ts';

const endpoint = {
  method: 'GET',
  path: '/x',
  summary: 'x',
  parameters: [
    integer('holdMs', { meaning: 'Milliseconds.', default: 250, minimum: 100, maximum: 900 }),
    integer('since', { meaning: 'A cursor.', default: null, minimum: 0, maximum: 9 }),
    choice('framing', { meaning: 'How.', choices: ['chunked', 'close'] }),
    boolean('replay', { meaning: 'Whether.', default: true }),
    text('text', { meaning: 'What.', default: 'hello', maxLength: 5 }),
  ],
} as const satisfies LabEndpoint;

test('defaults stand for what is not given', () => {
  assert.deepEqual(readQuery(endpoint, '/x'), {
    ok: true,
    query: { holdMs: 250, since: null, framing: 'chunked', replay: true, text: 'hello' },
  });
});

test('values are parsed by their type; unknown names are ignored, of a repeated one the first counts', () => {
  const url = '/x?holdMs=900&since=0&framing=close&replay=false&text=%C5%99&unique=7&since=5';
  assert.deepEqual(readQuery(endpoint, url), {
    ok: true,
    query: { holdMs: 900, since: 0, framing: 'close', replay: false, text: 'ř' },
  });
});

test('a value out of bounds is refused by name, with the bounds, the default and the meaning', () => {
  assert.deepEqual(readQuery(endpoint, '/x?holdMs=99'), {
    ok: false,
    detail:
      '`holdMs` is "99". Give a whole number from 100 to 900, or leave it out for 250. Milliseconds.',
  });
  assert.deepEqual(readQuery(endpoint, '/x?since=10'), {
    ok: false,
    detail: '`since` is "10". Give a whole number from 0 to 9. A cursor.',
  });
  assert.deepEqual(readQuery(endpoint, '/x?framing=both'), {
    ok: false,
    detail: '`framing` is "both". Give one of chunked, close, or leave it out for "chunked". How.',
  });
});

test('what is no value of the type is refused', () => {
  const refused = [
    'holdMs=',
    'holdMs=1e2',
    'holdMs=0x99',
    'holdMs=NaN',
    'holdMs=250.5',
    'replay=1',
  ];
  for (const query of [...refused, 'replay=', 'framing=', 'text=123456']) {
    assert.equal(readQuery(endpoint, `/x?${query}`).ok, false, query);
  }
});

test('a long value is not repeated in full', () => {
  const reading = readQuery(endpoint, `/x?framing=${'a'.repeat(5_000)}`);
  assert.ok(!reading.ok && reading.detail.length < 200);
});
