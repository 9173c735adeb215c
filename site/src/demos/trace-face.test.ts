import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  TraceConsoleLine,
  TraceMetadata,
} from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { faceLine, faceOf, list, number, orNull, text } from './trace-face.ts';

interface Report {
  readonly name: string;
  readonly latencies: readonly (number | null)[];
}

const read = (value: Parameters<Parameters<typeof faceOf<Report>>[2]>[0]): Report => ({
  name: text(value['name']),
  latencies: list(value['latencies']).map((one) => orNull(one, number)),
});

function traceWith(console: readonly TraceConsoleLine[]): TraceMetadata {
  return {
    title: 't',
    benchId: 'race',
    code: null,
    console,
    createdAt: '2026-11-22T00:00:00.000Z',
    productVersion: '0.1.0',
    originUs: 0,
    sessionIdsReplaced: true,
  };
}

test('what a face showed comes back as it was', () => {
  const report: Report = { name: 'race', latencies: [1.5, null] };
  const trace = traceWith([faceLine('race', { name: 'old', latencies: [] }, 1)]);
  assert.deepEqual(faceOf(trace, 'race', read), { name: 'old', latencies: [] });
  const later = traceWith([...trace.console, faceLine('race', report, 2)]);
  assert.deepEqual(faceOf(later, 'race', read), report);
});

test('a trace without a face, of another face, or with a broken one has none', () => {
  const whole = { name: 'race', latencies: [] };
  assert.equal(faceOf(traceWith([]), 'race', read), null);
  assert.equal(faceOf(traceWith([faceLine('feed', whole, 1)]), 'race', read), null);
  for (const broken of [{}, { name: 7, latencies: [] }, { name: 'x', latencies: ['fast'] }]) {
    assert.equal(faceOf(traceWith([faceLine('race', broken, 1)]), 'race', read), null);
  }
  const foreign = [{ timeUs: 0, level: 'log' as const, values: [null, 'race', { face: 'race' }] }];
  assert.equal(faceOf(traceWith(foreign), 'race', read), null);
});
