import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import type { MicroscopeReport } from './microscope-report.ts';
import { sendRaw } from './send-raw.ts';

const stored = () => Response.json({ name: 'n1' }, { status: 201 });
const typed = 'HTTP/1.1 200 OK\n\n';

test('what script learns is told line by line, to the end of the body', async (t) => {
  const asked = answerFetch(t, stored(), new Response('Hello'));
  const reports: MicroscopeReport[] = [];
  await sendRaw(fakeLab().lab, typed, (report) => reports.push(report));
  const base = 'http://a/s/s/7/http-streaming/raw';
  assert.deepEqual(asked, [`POST ${base}`, `GET ${base}/n1`]);
  assert.deepEqual(reports.at(-1), {
    lines: ['status 200', 'read() gave 5 bytes: "Hello"', 'done: the body is complete'],
    outcome: 'complete',
  });
  assert.equal(reports[0]?.outcome, null);
});

test('a response that the browser refuses leaves one vague line', async (t) => {
  answerFetch(t, stored());
  const reports: MicroscopeReport[] = [];
  await sendRaw(fakeLab().lab, typed, (report) => reports.push(report));
  assert.deepEqual(reports.at(-1), { lines: ['TypeError: Failed to fetch'], outcome: 'failed' });
});

test('bytes that the lab does not store are an error in its own words, and Stop is none', async (t) => {
  answerFetch(t, Response.json({ detail: 'At most 64 KB.' }, { status: 413 }), stored());
  await assert.rejects(
    sendRaw(fakeLab().lab, typed, () => undefined),
    /At most 64 KB/,
  );
  const { lab, stop } = fakeLab();
  const reports: MicroscopeReport[] = [];
  stop.abort();
  await assert.rejects(sendRaw(lab, typed, (report) => reports.push(report)));
  assert.deepEqual(reports, []);
});
