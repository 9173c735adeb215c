/** The formats that `npm run decode` knows, each as a function from bytes to the text that it prints. */
import { chunkedBodyDecoder } from '../../wire/chunked/chunked-body-decoder.ts';
import { createConversation } from '../../wire/conversation/create-conversation.ts';
import { renderConversation } from '../../wire/conversation/render-conversation.ts';
import { eventStreamDecoder } from '../../wire/event-stream/event-stream-decoder.ts';
import { renderResult } from '../../wire/field/render-fields.ts';
import { decodeUnits, oneUnit, type UnitDecoder } from '../../wire/field/unit-decoder.ts';
import { decodeRequestHead } from '../../wire/http1/decode-request-head.ts';
import { decodeResponseHead } from '../../wire/http1/decode-response-head.ts';
import { readPcapng } from '../../wire/pcapng/read-pcapng.ts';
import type { WireRecord } from '../../wire/record.ts';

/** The text, which ends in a line feed. `atEnd`: no further bytes follow. Never throws. */
export type FormatPrinter = (bytes: Uint8Array, atEnd: boolean) => string;

export const formatPrinters: ReadonlyMap<string, FormatPrinter> = new Map([
  ['http1-request', unitPrinter(oneUnit(decodeRequestHead))],
  ['http1-response', unitPrinter(oneUnit(decodeResponseHead))],
  ['chunked', unitPrinter(chunkedBodyDecoder)],
  ['event-stream', unitPrinter(eventStreamDecoder())],
  ['pcapng', printTrace],
]);

function unitPrinter<Value>(decoder: UnitDecoder<Value>): FormatPrinter {
  return (bytes, atEnd) => {
    const units = decodeUnits(bytes, { atEnd }, decoder);
    const texts = units.map(({ start, result }) =>
      renderResult(result, bytes.subarray(start), start),
    );
    const last = units.at(-1);
    const end = last?.result.status === 'complete' ? last.start + last.result.byteLength : null;
    const rest = end === null ? 0 : bytes.length - end;
    if (rest > 0) texts.push(`${rest} more bytes from byte ${end} on are not part of it\n`);
    return texts.join('\n');
  };
}

function printTrace(bytes: Uint8Array): string {
  const result = readPcapng(bytes);
  if (result.status === 'refused') return `refused: ${result.error.message}\n`;
  const connections = Map.groupBy(result.trace.records, (record) => record.connection);
  const texts = Array.from(connections, ([connection, records]) => {
    return `connection ${connection}\n\n${printConnection(records)}`;
  });
  return texts.join('\n');
}

function printConnection(records: readonly WireRecord[]): string {
  const conversation = createConversation();
  for (const record of records) {
    if (record.kind === 'data') {
      const { direction, head, tail, byteLength } = record;
      const missing = byteLength - head.length - tail.length;
      conversation.append(direction, head);
      if (missing > 0) conversation.skip(direction, missing);
      conversation.append(direction, tail);
    } else if (record.kind === 'close') {
      conversation.end('client-to-server');
      conversation.end('server-to-client');
    }
  }
  return renderConversation(conversation);
}
