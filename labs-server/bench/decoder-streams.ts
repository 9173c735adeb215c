/** The streams on which the decoders are measured, record by record as a socket would carry them. */
import { formatEvent } from '../src/labs/server-sent-events/event-stream-writer.ts';
import type { Unit } from '../wire/conversation/conversation.ts';
import type { Direction } from '../wire/record.ts';

export interface DecoderStream {
  readonly title: string;
  /** What comes before the measured records, on either direction. */
  readonly before: readonly (readonly [Direction, Buffer])[];
  readonly direction: Direction;
  /** Each carries one unit of `kind`. */
  readonly records: readonly Buffer[];
  readonly kind: Unit['kind'];
}

const streamBytes = 2 * 1024 * 1024;

/** Records of about `streamBytes` together. */
function repeat(make: (id: number) => Buffer): readonly Buffer[] {
  const records: Buffer[] = [];
  for (let total = 0, id = 1; total < streamBytes; id += 1) {
    const record = make(id);
    records.push(record);
    total += record.length;
  }
  return records;
}

const jsonOf = (id: number, textBytes: number): string =>
  JSON.stringify({ id, publishedAtUs: id, text: 'x'.repeat(textBytes) });

/** One event is one chunk is one record. */
export function chunkedEventStream(textBytes: number): DecoderStream {
  const head =
    'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';
  return {
    title: 'event stream in chunks',
    before: [['server-to-client', Buffer.from(head)]],
    direction: 'server-to-client',
    kind: 'event',
    records: repeat((id) => {
      const event = formatEvent({ id, data: jsonOf(id, textBytes) });
      return Buffer.from(`${Buffer.byteLength(event).toString(16)}\r\n${event}\r\n`);
    }),
  };
}

/** One message is one frame is one record; those of a client are masked. */
export function webSocketFrames(textBytes: number, direction: Direction): DecoderStream {
  const masked = direction === 'client-to-server';
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  return {
    title: masked ? 'WebSocket frames, masked' : 'WebSocket frames',
    before: [
      ['client-to-server', Buffer.from(`GET / HTTP/1.1\r\nHost: a\r\n${upgrade}`)],
      ['server-to-client', Buffer.from(`HTTP/1.1 101 Switching Protocols\r\n${upgrade}`)],
    ],
    direction,
    kind: 'message',
    records: repeat((id) => textFrame(jsonOf(id, textBytes), masked ? id : null)),
  };
}

function textFrame(text: string, maskingKey: number | null): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const mask = maskingKey === null ? 0 : 0x80;
  const lengthBytes = length < 126 ? [length] : [126, length >> 8, length & 0xff];
  const header = Buffer.from([0x81, mask | (lengthBytes[0] ?? 0), ...lengthBytes.slice(1)]);
  if (maskingKey === null) return Buffer.concat([header, payload]);
  const key = Buffer.alloc(4);
  key.writeUInt32BE(maskingKey);
  payload.forEach((byte, index) => (payload[index] = byte ^ (key[index % 4] ?? 0)));
  return Buffer.concat([header, key, payload]);
}
