/** Hand-made records for tests and examples: one character per byte. */
import type {
  CloseRecord,
  DataRecord,
  Direction,
  OpenRecord,
  WireRecord,
} from '@wireside/labs-server/wire/record.ts';

/** Builds the records of one log, with sequence numbers and stream offsets kept. */
export class TraceBuilder {
  readonly records: WireRecord[] = [];
  readonly #offsets = new Map<string, number>();
  readonly #run: number;

  constructor(run = 1) {
    this.#run = run;
  }

  open(connection: number, timeUs: number, hopOf: number | null = null): OpenRecord {
    const record: OpenRecord = {
      kind: 'open',
      ...this.#base(connection, timeUs),
      listener: hopOf === null ? 'lab-a' : 'upstream',
      transport: 'tcp',
      insideTls: false,
      local: { address: '127.0.0.1', port: hopOf === null ? 4601 : 40_123 },
      remote: { address: '127.0.0.1', port: 50_000 + connection },
      hopOf,
    };
    this.records.push(record);
    return record;
  }

  /** What the client sent. */
  up(connection: number, text: string, timeUs: number): DataRecord {
    return this.#data(connection, 'client-to-server', text, timeUs);
  }

  /** What the server sent. */
  down(connection: number, text: string, timeUs: number): DataRecord {
    return this.#data(connection, 'server-to-client', text, timeUs);
  }

  close(
    connection: number,
    timeUs: number,
    cause: CloseRecord['cause'] = 'fin',
    reason = '',
  ): void {
    this.records.push({ kind: 'close', ...this.#base(connection, timeUs), cause, reason });
  }

  /** The sequence numbers up to `sequence` were lost. */
  lose(sequence: number): void {
    this.#lost += sequence - this.records.length - this.#lost;
  }

  #lost = 0;

  #base(connection: number, timeUs: number) {
    const sequence = this.records.length + this.#lost + 1;
    return { sequence, timeUs, connection, run: this.#run };
  }

  #data(connection: number, direction: Direction, text: string, timeUs: number): DataRecord {
    const head = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const key = `${connection} ${direction}`;
    const streamOffset = this.#offsets.get(key) ?? 0;
    this.#offsets.set(key, streamOffset + head.length);
    const size = { streamOffset, byteLength: head.length, head, tail: new Uint8Array() };
    const record: DataRecord = {
      kind: 'data',
      ...this.#base(connection, timeUs),
      direction,
      ...size,
    };
    this.records.push(record);
    return record;
  }
}

export const eventStreamHead =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

/** `text` as one chunk. */
export function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}

/** A whole event with an id. */
export function event(id: number, data: string): string {
  return `id: ${id}\ndata: ${data}\n\n`;
}

/** A connection on which the clock was asked for and answered with `count` events, one chunk each. */
export function clockTrace(count: number): TraceBuilder {
  const trace = new TraceBuilder();
  trace.open(12, 0);
  trace.up(12, 'GET /server-sent-events/clock HTTP/1.1\r\nHost: 127.0.0.1:4601\r\n\r\n', 100);
  trace.down(12, eventStreamHead, 1300);
  for (let id = 1; id <= count; id += 1) {
    trace.down(
      12,
      chunk(event(id, `clock runs for ${(id - 1) * 4} s`)),
      1500 + (id - 1) * 4_000_000,
    );
  }
  return trace;
}

/** The same through the intermediary that re-chunks to 7 bytes: two connections. */
export function rechunkedTrace(): TraceBuilder {
  const trace = new TraceBuilder();
  trace.open(12, 0);
  trace.up(12, 'GET /server-sent-events/clock?via=rechunk HTTP/1.1\r\nHost: a\r\n\r\n', 100);
  trace.open(13, 300, 12);
  trace.up(
    13,
    'GET /server-sent-events/clock HTTP/1.1\r\nHost: a\r\nVia: 1.1 wireside\r\n\r\n',
    500,
  );
  trace.down(13, eventStreamHead, 900);
  trace.down(12, eventStreamHead, 1200);
  const text = event(1, 'clock runs for 0 s');
  trace.down(13, chunk(text), 4_002_000);
  for (let start = 0; start < text.length; start += 7) {
    trace.down(12, chunk(text.slice(start, start + 7)), 4_002_600 + start * 300);
  }
  trace.close(13, 9_000_000);
  trace.close(12, 9_100_000, 'lab', 'the intermediary cut an idle connection');
  return trace;
}

/** The frames of RFC 6455 section 5.7 behind a handshake: a masked text, a ping within a message, a Close frame. */
export function webSocketTrace(extensions = ''): TraceBuilder {
  const trace = new TraceBuilder();
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
  trace.open(12, 0);
  trace.up(12, `GET /frames HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n`, 100);
  trace.down(12, `HTTP/1.1 101 Switching Protocols\r\n${upgrade}${extensions}\r\n`, 200);
  trace.up(12, '\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58', 300);
  trace.down(12, '\x01\x03Hel', 400);
  trace.down(12, '\x89\x05Hello\x80\x02lo', 500);
  trace.down(12, '\x88\x02\x03\xe8', 600);
  return trace;
}
