/** Records of WebSockets with text messages, as the demos' rows are read from them. For tests. */
import type { Direction, WireRecord } from '@wireside/labs-server/wire/record.ts';
import { createTraceStore } from '../../wire-view/trace-store.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';

export interface SentText {
  /** Number of the connection, from 1. */
  readonly connection: number;
  readonly from: 'client' | 'server';
  readonly text: string;
}

/** The entries of run 1: each connection is opened with this sub-protocol, then a message each millisecond. */
export function webSocketEntries(
  subprotocol: string,
  sent: readonly SentText[],
): readonly TraceEntry[] {
  const store = createTraceStore({ schedule: () => {} });
  const writer = new RecordWriter();
  for (const { connection, from, text } of sent) {
    writer.open(connection, subprotocol);
    writer.write(connection, from, Uint8Array.from([...frameHead(from, text), ...bytesOf(text)]));
  }
  store.append(writer.records);
  return store.viewOf(1).entries;
}

class RecordWriter {
  readonly records: WireRecord[] = [];
  readonly #offsets = new Map<string, number>();

  open(connection: number, subprotocol: string): void {
    if (this.#offsets.has(`${connection} client-to-server`)) return;
    const end = { address: '127.0.0.1', port: 1 };
    this.records.push({
      ...this.#base(connection),
      kind: 'open',
      listener: 'lab-a',
      transport: 'tcp',
      insideTls: false,
      local: end,
      remote: end,
      hopOf: null,
    });
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
    this.write(connection, 'client', bytesOf(`GET /x HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n`));
    const chosen = `Sec-WebSocket-Protocol: ${subprotocol}\r\n`;
    const answer = `HTTP/1.1 101 Switching Protocols\r\n${upgrade}${chosen}\r\n`;
    this.write(connection, 'server', bytesOf(answer));
  }

  write(connection: number, from: 'client' | 'server', head: Uint8Array): void {
    const direction: Direction = from === 'client' ? 'client-to-server' : 'server-to-client';
    const key = `${connection} ${direction}`;
    const streamOffset = this.#offsets.get(key) ?? 0;
    this.#offsets.set(key, streamOffset + head.length);
    const tail = new Uint8Array();
    const base = this.#base(connection);
    this.records.push({
      ...base,
      kind: 'data',
      direction,
      streamOffset,
      byteLength: head.length,
      head,
      tail,
    });
  }

  #base(connection: number) {
    const sequence = this.records.length + 1;
    return { connection, run: 1, sequence, timeUs: sequence * 1_000 };
  }
}

/** RFC 6455 section 5.2; a client masks, here with zeros, which change nothing. */
function frameHead(from: 'client' | 'server', text: string): number[] {
  const { length } = bytesOf(text);
  const mask = from === 'client' ? 0x80 : 0;
  const size = length < 126 ? [mask | length] : [mask | 126, length >> 8, length & 0xff];
  return [0x81, ...size, ...(from === 'client' ? [0, 0, 0, 0] : [])];
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
