import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchCounted } from './counted-fetch.ts';

/** A body of these pieces; one that is `null` breaks the connection. */
function bodyOf(pieces: readonly (readonly number[] | null)[]): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else if (piece === null) controller.error(new TypeError('network error'));
      else controller.enqueue(Uint8Array.from(piece));
    },
  });
}

const answer = (body: ReadableStream<Uint8Array>) => async () => new Response(body);

test('the bytes come in order, and each piece is told', async () => {
  const told: number[] = [];
  const bytes = await fetchCounted(
    '/_astro/weights.bin',
    (byteLength) => told.push(byteLength),
    answer(bodyOf([[1, 2], [3], [4, 5, 6]])),
  );
  assert.deepEqual([...bytes], [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(told, [2, 1, 3]);
});

for (const [problem, fetch] of [
  ['nothing answered', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the answer was 404', async () => new Response('Not Found', { status: 404 })],
  ['the connection broke', answer(bodyOf([[1], null]))],
] as const) {
  test(`a file that does not come is named: ${problem}`, async () => {
    await assert.rejects(
      fetchCounted('/_astro/weights.bin', () => {}, fetch),
      new Error(`weights.bin could not be loaded: ${problem}.`),
    );
  });
}
