import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import type { WireRecord } from '../record.ts';
import { latin1Bytes } from './bytes.ts';
import { redactSession } from './redact-session.ts';
import { dataRecord, sampleMetadata } from '../testing/sample-trace.ts';

const id = 'aab1Kq-7_aaZ';
const zeros = '0'.repeat(id.length);

function redactRecords(records: readonly WireRecord[]): readonly WireRecord[] {
  return redactSession({ metadata: sampleMetadata, records }, id).records;
}

function textOf(record: WireRecord | undefined): string {
  assert.equal(record?.kind, 'data');
  return Buffer.concat([record.head, record.tail]).toString('latin1');
}

test('every session id in a payload becomes zeros of the same length', () => {
  const text = `GET /s/${id}/1/x HTTP/1.1\r\nReferer: /s/${id}/2\r\n\r\naab1Kq-7_aaY`;
  const [record] = redactRecords([dataRecord(1, 1, 'client-to-server', 0, text)]);
  assert.equal(textOf(record), text.replaceAll(id, zeros));
});

test('an id that straddles records of one direction is replaced in all of them', () => {
  const text = `Location: /s/${id}/1/y\r\n`;
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const records: WireRecord[] = [];
  for (let offset = 0; offset < text.length;) {
    const piece = text.slice(offset, offset + 1 + random.below(5));
    records.push(dataRecord(records.length + 1, 1, 'server-to-client', offset, piece));
    // The same characters in the other direction must not interfere.
    records.push(dataRecord(records.length + 1, 1, 'client-to-server', offset, 'a'.repeat(3)));
    offset += piece.length;
  }
  const redacted = redactRecords(records);
  const joined = redacted
    .filter((_, index) => index % 2 === 0)
    .map(textOf)
    .join('');
  assert.equal(joined, text.replaceAll(id, zeros), `seed ${seed}`);
  assert.ok(
    redacted.every((record, index) => textOf(record).length === textOf(records[index]).length),
  );
});

/** `text` in chunks of at most 7 bytes, without the last-chunk. */
function chunksOf(text: string): string {
  const pieces = text.match(/.{1,7}/gs) ?? [];
  return pieces.map((data) => `${data.length.toString(16)}\r\n${data}\r\n`).join('');
}

test('an id that the chunked coding tears apart is replaced, and the framing is not', () => {
  const head = 'HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n';
  const body = `{"url":"/s/${id}/1/raw"}`;
  const text = `${head}${chunksOf(body)}0\r\n\r\n`;
  const records = [
    dataRecord(1, 1, 'client-to-server', 0, 'POST /raw HTTP/1.1\r\nHost: a\r\n\r\n'),
    dataRecord(2, 1, 'server-to-client', 0, text.slice(0, head.length + 30)),
    dataRecord(3, 1, 'server-to-client', head.length + 30, text.slice(head.length + 30)),
  ];
  const redacted = redactRecords(records).slice(1).map(textOf).join('');
  assert.equal(redacted, `${head}${chunksOf(body.replace(id, zeros))}0\r\n\r\n`);
});

test('a piece of an id at the edge of kept bytes is replaced too', () => {
  const record: WireRecord = {
    ...dataRecord(1, 1, 'client-to-server', 0, `GET /s/${id.slice(0, 8)}`),
    byteLength: 9000,
    tail: latin1Bytes(`${id.slice(5)} end`),
  };
  assert.equal(textOf(redactRecords([record])[0]), 'GET /s/000000000000000 end');
});

test('titles, code, console lines, reasons and page records lose the id as well', () => {
  const base = { sequence: 1, timeUs: 0, connection: 1, run: 1 };
  const redacted = redactSession(
    {
      metadata: {
        ...sampleMetadata,
        code: `fetch('/s/${id}/1')`,
        console: [{ timeUs: 1, level: 'log', values: [{ url: [`/s/${id}`] }] }],
      },
      records: [
        { kind: 'close', ...base, cause: 'lab', reason: `session ${id} is over` },
        {
          kind: 'page',
          ...base,
          lane: 'page',
          from: id,
          to: `to ${id}`,
          label: id,
          facts: [['url', `/s/${id}/1`]],
          head: latin1Bytes(`x${id}`),
        },
      ],
    },
    id,
  );
  assert.equal(redacted.metadata.sessionIdsReplaced, true);
  const everything = JSON.stringify([redacted, Buffer.from(`x${zeros}`)]);
  assert.ok(!everything.includes(id));
  const page = redacted.records[1];
  assert.equal(page?.kind === 'page' && Buffer.from(page.head).toString(), `x${zeros}`);
});

test('the trace that was given is not changed', () => {
  const record = dataRecord(1, 1, 'client-to-server', 0, id);
  redactRecords([record]);
  assert.equal(textOf(record), id);
});
