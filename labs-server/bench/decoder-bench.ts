/** Throughput of the decoders: an event stream in the chunked coding, through the whole conversation. */
import { formatEvent } from '../src/labs/server-sent-events/event-stream-writer.ts';
import { createConversation } from '../wire/conversation/create-conversation.ts';
import type { BenchOptions, Report } from './report.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

const streamBytes = 2 * 1024 * 1024;
const fewestRuns = 5;

const head =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

/** The records of a response of about `streamBytes`: one event, one chunk, one record. */
function createRecords(textBytes: number): readonly Buffer[] {
  const text = 'x'.repeat(textBytes);
  const records = [Buffer.from(head)];
  for (let total = 0, id = 1; total < streamBytes; id += 1) {
    const event = formatEvent({ id, data: JSON.stringify({ id, publishedAtUs: id, text }) });
    const record = Buffer.from(`${Buffer.byteLength(event).toString(16)}\r\n${event}\r\n`);
    records.push(record);
    total += record.length;
  }
  return [...records, Buffer.from('0\r\n\r\n')];
}

/** Seconds of CPU time that it takes to decode the records. @throws when anything was not understood */
function timeOf(records: readonly Buffer[]): number {
  const before = process.cpuUsage();
  const conversation = createConversation();
  for (const record of records) conversation.append('server-to-client', record);
  conversation.end('server-to-client');
  const { user, system } = process.cpuUsage(before);
  const { units } = conversation;
  const events = units.filter(({ kind }) => kind === 'event').length;
  if (events !== records.length - 2 || units.some(({ state }) => state !== 'complete')) {
    throw new Error('the stream was not decoded as a whole');
  }
  return (user + system) / 1e6;
}

function measure(textBytes: number, seconds: number): readonly string[] {
  const records = createRecords(textBytes);
  const byteLength = records.reduce((sum, record) => sum + record.length, 0);
  timeOf(records);
  const times: number[] = [];
  const untilMs = performance.now() + seconds * 1000;
  while (times.length < fewestRuns || performance.now() < untilMs) times.push(timeOf(records));
  const time = median(times);
  const size = String(Math.round(byteLength / records.length));
  return [size, formatNumber(byteLength / 1e6 / time), formatNumber(records.length / time)];
}

export async function benchDecoder({ seconds }: BenchOptions): Promise<Report> {
  return {
    title: 'Decoders: chunked coding with an event stream in it',
    notes: [
      'one event is one chunk is one record; every field is made, as the wire view needs it',
      'by CPU time, with that of garbage collection; medians',
    ],
    table: {
      headers: ['bytes/record', 'MB per CPU second', 'records per CPU second'],
      rows: [46, 1000].map((textBytes) => measure(textBytes, seconds / 2)),
    },
  };
}
