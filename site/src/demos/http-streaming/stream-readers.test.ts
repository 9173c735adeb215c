import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { answerFetch, fakeLab, replaceEventSource } from '../testing/fake-lab.ts';
import { readerIds } from './readers-report.ts';
import { streamReaders, type StreamReader } from './stream-readers.ts';

/** An XMLHttpRequest that a test drives. */
class FakeRequest {
  static newest: FakeRequest | null = null;
  status = 200;
  responseText = '';
  onreadystatechange: (() => void) | null = null;
  onload: (() => void) | null = null;
  onabort: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    FakeRequest.newest = this;
  }

  open(): void {}
  send(): void {}

  abort(): void {
    this.onabort?.();
  }

  /** `readyState` 3: more text is there. */
  grow(text: string): void {
    this.responseText += text;
    this.onreadystatechange?.();
  }
}

function replaceRequest(t: TestContext): () => FakeRequest {
  Reflect.set(globalThis, 'XMLHttpRequest', FakeRequest);
  t.after(() => void Reflect.deleteProperty(globalThis, 'XMLHttpRequest'));
  return () => {
    assert.ok(FakeRequest.newest !== null);
    return FakeRequest.newest;
  };
}

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

test('XMLHttpRequest hands out what responseText grew by, and ends with the response', async (t) => {
  const newest = replaceRequest(t);
  const read = piecesOf('xhr');
  const request = newest();
  request.onreadystatechange?.(); // the headers alone are no piece
  request.grow('data: 1\n\n');
  request.grow('data: 2\n\n');
  request.onload?.();
  assert.deepEqual(await read, ['data: 1\n\n', 'data: 2\n\n']);
});

test('XMLHttpRequest says what went wrong, and Stop is nothing wrong', async (t) => {
  const newest = replaceRequest(t);
  const refused = piecesOf('xhr');
  newest().status = 409;
  newest().onload?.();
  await assert.rejects(refused, /answered 409/);
  const lost = piecesOf('xhr');
  newest().onerror?.();
  await assert.rejects(lost, /connection was lost/);
  const { lab, stop } = fakeLab();
  const stopped = piecesOf('xhr', lab);
  newest().grow('data: 1\n\n');
  stop.abort();
  assert.deepEqual(await stopped, ['data: 1\n\n']);
});
