/** Traces for tests: one small and readable, others random. */
import type { DataRecord, Direction, OpenRecord, PageFact, WireRecord } from '../record.ts';
import { latin1Bytes } from '../pcapng/bytes.ts';
import type { Random } from './random.ts';
import type { TraceFile, TraceMetadata } from '../pcapng/trace-file.ts';

export const sampleMetadata: TraceMetadata = {
  title: 'Live · EventSource',
  benchId: 'sse-clock',
  code: "const source = new EventSource(lab.url('/server-sent-events/clock'));\n// “quotes” — 😀",
  console: [{ timeUs: 1_200, level: 'log', values: ['open', 1, null, { data: ['é'] }] }],
  createdAt: '2026-03-01T10:00:00.000Z',
  productVersion: '0.1.0',
  originUs: 900.5,
  sessionIdsReplaced: false,
};

/** The open record of `connection`, over IPv4 loopback unless `address` says otherwise. */
export function openRecord(
  sequence: number,
  connection: number,
  address = '127.0.0.1',
  transport: OpenRecord['transport'] = 'tcp',
): OpenRecord {
  return {
    kind: 'open',
    sequence,
    timeUs: sequence * 1000,
    connection,
    run: 1,
    listener: 'lab-a',
    transport,
    insideTls: false,
    local: { address, port: 4601 },
    remote: { address, port: 50_000 + connection },
    hopOf: null,
  };
}

/** A data record that holds all of `text` (one character per byte). */
export function dataRecord(
  sequence: number,
  connection: number,
  direction: Direction,
  streamOffset: number,
  text: string,
): DataRecord {
  const head = latin1Bytes(text);
  const tail = new Uint8Array(0);
  const at = { sequence, timeUs: sequence * 1000, connection, run: 1 };
  return { kind: 'data', ...at, direction, streamOffset, byteLength: head.length, head, tail };
}

const addresses = [
  '127.0.0.1',
  '::1',
  '::ffff:10.0.0.7',
  'fe80::1%eth0',
  '2001:db8::5',
  'no address',
];
const texts = ['', 'GET /', 'zvonění 🔔', '{"wireside":1}', '\ud800 alone', 'a'.repeat(70_000)];

/** A trace of `count` records of every kind, some with cut, empty or very large payloads. */
export function randomTrace(random: Random, count: number): TraceFile {
  const streamOffsets = new Map<string, number>();
  const pick = <const Value>(values: readonly [Value, ...Value[]]) =>
    values[random.below(values.length)] ?? values[0];
  const pickText = () => texts[random.below(texts.length)] ?? '';
  const size = () => pick([0, 1, random.below(2000), random.below(50) === 0 ? 150_000 : 7]);
  const record = (sequence: number): WireRecord => {
    const connection = 1 + random.below(4);
    const base = {
      sequence,
      timeUs: random.below(2 ** 31) * 4 + sequence,
      connection,
      run: random.below(3),
    };
    const kind = pick(['open', 'data', 'data', 'data', 'data', 'close', 'page']);
    if (kind === 'page') {
      const ends = { lane: pickText(), from: pickText(), to: pickText(), label: pickText() };
      const facts = Array.from({ length: random.below(4) }, (): PageFact => [
        pickText(),
        pickText(),
      ]);
      return { kind, ...base, ...ends, facts, head: random.bytes(size()) };
    }
    if (kind === 'close') {
      return { kind, ...base, cause: pick(['fin', 'rst', 'lab']), reason: pickText() };
    }
    if (kind === 'open') {
      const address = addresses[random.below(addresses.length)] ?? '';
      const transport = pick(['tcp', 'udp']);
      const hopOf = pick([null, 3]);
      return { ...openRecord(sequence, connection, address, transport), ...base, hopOf };
    }
    const direction: Direction = pick(['client-to-server', 'server-to-client']);
    const head = random.bytes(size());
    const cut = pick([0, 0, 5000]);
    const tail = cut > 0 ? random.bytes(size()) : new Uint8Array(0);
    const streamOffset = (streamOffsets.get(direction) ?? 0) + pick([0, 0, 0, 100]);
    const byteLength = head.length + cut + tail.length;
    streamOffsets.set(direction, streamOffset + byteLength);
    return { kind, ...base, direction, streamOffset, byteLength, head, tail };
  };
  const records = Array.from({ length: count }, (_, index) => record(index + 1));
  return { metadata: { ...sampleMetadata, code: pickText(), originUs: null }, records };
}
