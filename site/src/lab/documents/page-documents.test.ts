import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewPageRecord } from '../../wire-view/held-page-records.ts';
import type { DocumentReport } from './document-report.ts';
import { PageDocuments, type ReportPort, type WindowTree } from './page-documents.ts';

const labA = 'http://127.0.0.1:4601';
const labB = 'http://127.0.0.1:4602';
const codeOrigin = 'http://127.0.0.1:4603';

function windowOf(...children: WindowTree[]): WindowTree {
  return Object.assign({ length: children.length, closed: false }, children);
}

/** A port whose other end the test holds. */
class FakePort implements ReportPort {
  readonly posted: unknown[] = [];
  #listener: ((event: { readonly data: unknown }) => void) | null = null;
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  addEventListener(_type: 'message', listener: (event: { readonly data: unknown }) => void): void {
    this.#listener = listener;
  }
  start(): void {}
  tell(report: unknown): void {
    this.#listener?.({ data: report });
  }
}

function setUp() {
  const b = windowOf();
  const a = windowOf(b);
  const code = windowOf();
  const top = windowOf(a, code);
  const records: NewPageRecord[] = [];
  const timers: (() => void)[] = [];
  const documents = new PageDocuments({
    top,
    origin: 'http://127.0.0.1:4600',
    isLab: (origin) => [labA, labB].includes(origin),
    session: () => 'mine',
    pageOf: (window) => (window === code ? { name: 'code', origin: codeOrigin } : null),
    timeUs: (epochMs) => epochMs * 1000,
    append: (added) => void records.push(...added),
    after: (_delayMs, callback) => void timers.push(callback),
  });
  const introduce = (name: string, origin: string, source: WindowTree, session = 'mine') => {
    const port = new FakePort();
    const data = { type: 'document', protocol: 1, session, run: 7, name };
    documents.introduce({ data, origin, source, ports: [port] });
    return port;
  };
  return { documents, records, timers, introduce, a, b };
}

const report: DocumentReport = {
  type: 'record',
  way: 'delivered',
  lane: 'postMessage',
  atMs: 5,
  from: [0],
  origin: labA,
  data: { tick: 1 },
  verdict: 'accepted',
  isLast: false,
};

test('a report becomes a record of its run, between the documents that are known', () => {
  const { records, introduce, a, b } = setUp();
  introduce('A', labA, a);
  introduce('B', labB, b).tell(report);
  const [record] = records;
  assert.deepEqual(
    [record?.run, record?.timeUs, record?.from, record?.to, record?.label],
    [7, 5000, 'A :4601', 'B :4602', 'accepted'],
  );
  assert.equal(new TextDecoder().decode(record?.head), '{"tick":1}');
  assert.deepEqual(record?.facts, [
    ['event.origin', labA],
    ['event.source', 'A :4601'],
  ]);
});

test('what comes from another origin, another session, or without a port is left alone', () => {
  const { documents, introduce, a } = setUp();
  introduce('A', 'http://evil.test', a);
  introduce('A', labA, a, 'theirs');
  documents.introduce({ data: { type: 'document' }, origin: labA, source: a, ports: [] });
  assert.deepEqual(documents.known.value, []);
});

test('a report that is none is left alone', () => {
  const { records, introduce, b } = setUp();
  const port = introduce('B', labB, b);
  for (const wrong of [null, {}, { ...report, atMs: 'now' }, { ...report, from: [{}] }]) {
    port.tell(wrong);
  }
  assert.deepEqual(records, []);
});

test('the code of a cell, a channel and an unknown page are called by what is known of them', () => {
  const { documents, records, introduce, b } = setUp();
  const port = introduce('B', labB, b);
  port.tell({ ...report, from: [1] });
  port.tell({ ...report, lane: 'BroadcastChannel', from: 'news' });
  port.tell({ ...report, from: null, origin: 'null' });
  documents.reportOfCode(7, codeOrigin, { ...report, from: [0, 0], origin: labB });
  assert.deepEqual(
    records.map(({ from, to }) => [from, to]),
    [
      ['code :4603', 'B :4602'],
      ['channel news :4602', 'B :4602'],
      ['page null', 'B :4602'],
      ['B :4602', 'code :4603'],
    ],
  );
});

test('a document that loads again takes its own place, and can be asked to post', () => {
  const { documents, introduce, a } = setUp();
  introduce('A', labA, a);
  const port = introduce('A', labA, a);
  assert.equal(documents.of(7).length, 1);
  assert.equal(documents.of(8).length, 0);
  documents.of(7)[0]?.post('Hello', labB);
  assert.deepEqual(port.posted, [{ data: 'Hello', targetOrigin: labB }]);
  assert.equal(documents.of(7)[0]?.marks.value, 0);
  port.tell({ type: 'mark' });
  assert.equal(documents.of(7)[0]?.marks.value, 1);
});

test('a channel of the same name at another origin is another lane', () => {
  const { documents, records, introduce, a } = setUp();
  const posted = {
    ...report,
    way: 'posted',
    lane: 'BroadcastChannel',
    from: null,
    to: 'news',
  } as const;
  introduce('A', labA, a).tell(posted);
  documents.reportOfCode(7, codeOrigin, posted);
  assert.deepEqual(
    records.map(({ to }) => to),
    ['channel news :4601', 'channel news :4603'],
  );
});

test('the other end of a cell’s port is where the port arrived; before that is told, the record waits', () => {
  const { documents, records, timers, introduce, b } = setUp();
  const port = introduce('B', labB, b);
  const own = { ...report, lane: 'MessagePort', from: null, origin: '' };
  documents.reportOfCode(7, codeOrigin, { ...own, way: 'posted' });
  assert.deepEqual(records, []);
  port.tell({ ...report, from: [1], origin: codeOrigin, ports: 1 });
  documents.reportOfCode(7, codeOrigin, own);
  documents.reportOfCode(8, codeOrigin, own);
  for (const fire of timers) fire();
  assert.deepEqual(
    records.map(({ lane, from, to }) => [lane, from, to]),
    [
      ['MessagePort', 'code :4603', 'B :4602'],
      ['postMessage', 'code :4603', 'B :4602'],
      ['MessagePort', 'B :4602', 'code :4603'],
      ['MessagePort', 'port', 'code :4603'],
    ],
  );
});

test('a document whose frame is gone is forgotten when the next one comes', () => {
  const { documents, introduce, a, b } = setUp();
  introduce('A', labA, a);
  Object.assign(a, { closed: true });
  introduce('B', labB, b);
  assert.deepEqual(
    documents.known.value.map(({ name }) => name),
    ['B'],
  );
});
