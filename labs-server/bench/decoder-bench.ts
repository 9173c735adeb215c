/** Throughput of the decoders, through the whole conversation. */
import { createConversation } from '../wire/conversation/create-conversation.ts';
import { chunkedEventStream, type DecoderStream, webSocketFrames } from './decoder-streams.ts';
import type { BenchOptions, Report } from './report.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

const fewestRuns = 5;

/** Seconds of CPU time that it takes to decode the records. @throws when anything was not understood */
function timeOf({ before, direction, records, kind }: DecoderStream): number {
  const conversation = createConversation();
  for (const [from, bytes] of before) conversation.append(from, bytes);
  const start = process.cpuUsage();
  for (const record of records) conversation.append(direction, record);
  const { user, system } = process.cpuUsage(start);
  const { units } = conversation;
  const read = units.filter((unit) => unit.kind === kind).length;
  if (read !== records.length || units.some(({ state }) => state !== 'complete')) {
    throw new Error('the stream was not decoded as a whole');
  }
  return (user + system) / 1e6;
}

function measure(stream: DecoderStream, seconds: number): readonly string[] {
  const { title, records } = stream;
  const byteLength = records.reduce((sum, record) => sum + record.length, 0);
  timeOf(stream);
  const times: number[] = [];
  const untilMs = performance.now() + seconds * 1000;
  while (times.length < fewestRuns || performance.now() < untilMs) times.push(timeOf(stream));
  const time = median(times);
  const size = String(Math.round(byteLength / records.length));
  return [title, size, formatNumber(byteLength / 1e6 / time), formatNumber(records.length / time)];
}

export async function benchDecoder({ seconds }: BenchOptions): Promise<Report> {
  const streams = [46, 1000].flatMap((textBytes) => [
    chunkedEventStream(textBytes),
    webSocketFrames(textBytes, 'server-to-client'),
    webSocketFrames(textBytes, 'client-to-server'),
  ]);
  return {
    title: 'Decoders',
    notes: [
      'one event is one chunk, one message one frame, and each one record; every field is made, as the wire view needs it',
      'by CPU time, with that of garbage collection; medians',
    ],
    table: {
      headers: ['stream', 'bytes/record', 'MB per CPU second', 'records per CPU second'],
      rows: streams.map((stream) => measure(stream, seconds / streams.length)),
    },
  };
}
