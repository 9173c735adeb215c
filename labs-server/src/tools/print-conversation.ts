/** Whole connections as text: their units, from the heads down to the events, and what their ends left unfinished. */
import { conversationProtocol } from '../../wire/conversation/conversation-protocol.ts';
import { createConversation } from '../../wire/conversation/create-conversation.ts';
import { RecordFeed } from '../../wire/conversation/record-feed.ts';
import { renderConversation } from '../../wire/conversation/render-conversation.ts';
import { latin1Text } from '../../wire/field/text.ts';
import { readPcapng } from '../../wire/pcapng/read-pcapng.ts';
import type { WireRecord } from '../../wire/record.ts';
import { inflate } from './inflate.ts';

const pcapngStart = [0x0a, 0x0d, 0x0d, 0x0a];
const responseStart = [...'HTTP/'].map((character) => character.charCodeAt(0));

/** True when `bytes` begin like a status-line (RFC 9112 section 4). */
export function isResponse(bytes: Uint8Array): boolean {
  return responseStart.every((byte, index) => bytes[index] === byte);
}

/**
 * Every connection of a trace file; of other bytes, the one direction that they are: what a server sent where they begin
 * like a status-line, else what a client sent; RTSP where the first line names it. `atEnd`: that direction was closed.
 * Never throws.
 */
export function printConversation(bytes: Uint8Array, atEnd: boolean): string {
  if (pcapngStart.every((byte, index) => bytes[index] === byte)) return printTrace(bytes);
  const text = latin1Text(bytes, 0, Math.min(bytes.length, 1024));
  const [firstLine = ''] = text.split('\r\n', 1);
  const protocol = /^RTSP\/| RTSP\/\d\.\d$/.test(firstLine) ? 'rtsp' : 'http';
  const answers = isResponse(bytes) || firstLine.startsWith('RTSP/');
  const direction = answers ? 'server-to-client' : 'client-to-server';
  const conversation = createConversation({ protocol, inflate });
  conversation.append(direction, bytes);
  if (atEnd) conversation.end(direction);
  return renderConversation(conversation) || 'no bytes\n';
}

function printTrace(bytes: Uint8Array): string {
  const result = readPcapng(bytes);
  if (result.status === 'refused') {
    return `refused: ${result.error.message} ${result.error.remedy}\n`;
  }
  const connections = Map.groupBy(result.trace.records, (record) => record.connection);
  const texts = Array.from(connections, ([connection, records]) => {
    return `connection ${connection}\n\n${printConnection(records)}`;
  });
  return texts.length > 0 ? texts.join('\n') : 'no connections\n';
}

function printConnection(records: readonly WireRecord[]): string {
  const open = records.find((record) => record.kind === 'open') ?? null;
  const protocol = conversationProtocol(open);
  const feed = new RecordFeed(createConversation({ protocol, inflate }));
  for (const record of records) {
    if (record.kind !== 'open' && record.kind !== 'page') feed.append(record);
  }
  return renderConversation(feed.conversation);
}
