import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFetch, fakeLab, replaceEventSource } from '../testing/fake-lab.ts';
import { readerIds } from './readers-report.ts';
import { streamReaders, type StreamReader } from './stream-readers.ts';

function readerOf(id: string): StreamReader {
  const reader = streamReaders.find((one) => one.id === id);
  assert.ok(reader !== undefined);
  return reader;
}

async function piecesOf(id: string, lab = fakeLab().lab): Promise<string[]> {
  const pieces: string[] = [];
  await readerOf(id).read(lab, ({ text }) => pieces.push(text));
  return pieces;
}

test('every kind of reader is there, once', () => {
  assert.deepEqual(
    streamReaders.map(({ id }) => id),
    readerIds,
  );
});

test('the fetch reader hands out what each read gave, with characters kept whole', async (t) => {
  const bytes = new TextEncoder().encode('data: ř\n\n');
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // The cut falls into the ř.
      controller.enqueue(bytes.subarray(0, 7));
      controller.enqueue(bytes.subarray(7));
      controller.close();
    },
  });
  answerFetch(t, new Response(body));
  assert.deepEqual(await piecesOf('fetch'), ['data: ', 'ř\n\n']);
});

test('the fetch reader says why there is no stream', async (t) => {
  answerFetch(t, Response.json({ detail: 'No feed runs.' }, { status: 409 }));
  await assert.rejects(piecesOf('fetch'), /No feed runs/);
});

test('EventSource hands out events, and its end of the stream is not a failure', async (t) => {
  const newest = replaceEventSource(t);
  const read = piecesOf('eventsource');
  const source = newest();
  source.onmessage?.({ data: 'one' });
  source.onmessage?.({ data: 'two' });
  source.fail(false);
  assert.deepEqual(await read, ['one', 'two']);
  assert.equal(source.readyState, 2);
  const refused = piecesOf('eventsource');
  newest().fail(true);
  await assert.rejects(refused, /EventSource gave up/);
});
