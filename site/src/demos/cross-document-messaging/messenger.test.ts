import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { createLabApi } from '../../cell/lab-api.ts';
import type { DocumentReport } from '../../lab/documents/document-report.ts';
import type { KnownDocument } from '../../lab/documents/page-documents.ts';
import { checks, targets } from './messenger-choices.ts';
import {
  isAllowed,
  noReport,
  outcomeOf,
  readMessengerReport,
  withRow,
  type MessengerRow,
} from './messenger-report.ts';
import { originsOf, sendMessage } from './messenger.ts';

const setting = {
  labs: ['http://127.0.0.1:4601', 'http://127.0.0.1:4602'] as const,
  session: 's',
  run: 1,
  via: 'direct',
  clockOffsetUs: 0,
  parameters: {},
};

function labApi() {
  let nowMs = 0;
  return createLabApi(setting, {
    nowMs: () => nowMs,
    startedAtMs: 0,
    signal: new AbortController().signal,
    after: (delayMs, callback) => {
      nowMs += delayMs;
      setImmediate(callback);
    },
  });
}

const report = (change: Partial<DocumentReport>): DocumentReport => ({
  type: 'record',
  way: 'delivered',
  lane: 'postMessage',
  atMs: 0,
  data: 'Hello',
  isLast: false,
  ...change,
});

/** Documents that report `ofB` and `ofA` once A is asked to post. */
function documentsThat(
  ofB: readonly DocumentReport[],
  ofA: readonly DocumentReport[],
  answers: boolean,
) {
  const reports = { A: signal<DocumentReport[]>([]), B: signal<DocumentReport[]>([]) };
  const marks = { A: signal(0), B: signal(0) };
  const posted: unknown[][] = [];
  const documents = (['A', 'B'] as const).map((name): KnownDocument => ({
    name,
    origin: '',
    run: 1,
    lane: name,
    reports: reports[name],
    marks: marks[name],
    post: (...values) => {
      posted.push(values);
      reports.B.value = [...ofB];
      reports.A.value = [...ofA];
      if (answers) marks.A.value = marks.B.value = 1;
    },
  }));
  return { documents, posted };
}

async function send(
  ofB: readonly DocumentReport[],
  ofA: readonly DocumentReport[],
  answers = true,
) {
  const { documents, posted } = documentsThat(ofB, ofA, answers);
  const urls: string[] = [];
  const [target, check] = [targets[0], checks[0]];
  assert.ok(target && check);
  const world = {
    showFrame: (url: string) => void urls.push(url),
    documents: () => documents,
    senderOf: () => 'A :4601',
    theme: 'light',
  };
  const row = await sendMessage(labApi(), world, { data: 'Hello world', target, check });
  return { row, urls, posted };
}

test('document A of lab A embeds document B of lab B, which trusts A alone', async () => {
  const { urls, posted } = await send([], []);
  const a = new URL(urls[0] ?? '');
  const b = new URL(a.searchParams.get('frame') ?? '');
  assert.deepEqual([a.port, b.port], ['4601', '4602']);
  assert.equal(b.searchParams.get('trusted'), 'http://127.0.0.1:4601');
  assert.equal(b.searchParams.get('source'), 'parent');
  assert.deepEqual(posted, [['Hello world', 'http://127.0.0.1:4602']]);
});

test('a row says what arrived and who stopped it', async () => {
  const origin = 'http://127.0.0.1:4601';
  const accepted = await send(
    [report({ data: 'Hello world', origin, verdict: 'accepted' })],
    [report({ way: 'posted' }), report({ data: 'Hello' })],
  );
  assert.deepEqual(accepted.row.arrived, { origin, source: 'A :4601' });
  assert.equal(outcomeOf(accepted.row), 'accepted and answered');
  assert.equal(accepted.row.answer, '"Hello"');
  assert.ok(isAllowed(accepted.row));
  const refused = await send([report({ origin, verdict: 'refused: event.origin is not x' })], []);
  assert.equal(outcomeOf(refused.row), 'stopped by B’s check');
  const dropped = await send([], [report({ way: 'posted' })]);
  assert.match(outcomeOf(dropped.row), /^stopped by the browser/);
  const thrown = await send([], [report({ way: 'thrown', verdict: 'SyntaxError: no' })]);
  assert.match(outcomeOf(thrown.row), /^stopped by postMessage/);
});

test('documents that do not answer are told as such, and not as a message that was stopped', async () => {
  await assert.rejects(send([], [], false), /do not answer/);
});

test('the choices are code: targets, and the conditions of B', () => {
  const origins = originsOf(labApi());
  assert.deepEqual(
    targets.map((target) => target.targetOrigin(origins)),
    [
      'http://127.0.0.1:4602',
      'http://127.0.0.1:4602/',
      'http://127.0.0.1:4601',
      '*',
      '127.0.0.1:4602',
    ],
  );
  assert.equal(checks[1]?.condition(origins), "event.origin === 'http://127.0.0.1:4601/'");
});

test('a report comes back from a trace as it was, and keeps the newest rows', () => {
  const row: MessengerRow = {
    data: 'x',
    targetOrigin: '*',
    condition: 'true',
    thrown: null,
    arrived: { origin: 'a', source: 'b' },
    verdict: 'accepted',
    answer: null,
  };
  let reports = noReport;
  for (let count = 0; count < 12; count += 1) {
    reports = withRow(reports, { ...row, data: String(count) });
  }
  assert.equal(reports.rows.length, 8);
  assert.equal(reports.rows[0]?.data, '4');
  assert.deepEqual(readMessengerReport(JSON.parse(JSON.stringify(reports))), reports);
  assert.throws(() => readMessengerReport({ rows: [{ data: 1 }] }), TypeError);
});
