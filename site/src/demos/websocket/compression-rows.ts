/** The sizes of the same messages with and without permessage-deflate, counted from the frames on the wire. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { webSocketConnections } from './wire-frame.ts';
import { answerField, contentOf, messagesOf, type WireMessage } from './wire-message.ts';

/** Bytes of a message's frames; null while they are not all there. */
export interface Sizes {
  readonly sent: number | null;
  readonly received: number | null;
}

export interface CompressionRow {
  /** Position of the message, from 0. */
  readonly index: number;
  /** How the message begins, or what it is. */
  readonly title: string;
  /** Bytes of the message itself. */
  readonly payloadBytes: number;
  readonly off: Sizes;
  readonly on: Sizes;
  /** True when an earlier message was the same. */
  readonly isRepeated: boolean;
}

/** A message on the connection with the extension: its frames, and what they inflate to. */
export interface CompressedMessage {
  readonly message: WireMessage;
  readonly inflated: Uint8Array | null;
}

/** The two connections of a run; each null before it is open. */
export function comparedConnections(view: TraceView): {
  readonly off: TraceConnection | null;
  readonly on: TraceConnection | null;
} {
  const connections = webSocketConnections(view);
  return {
    off: connections.find((connection) => !isOn(connection)) ?? null,
    on: connections.find(isOn) ?? null,
  };
}

/** A row for each message that the connection without the extension carried. */
export function compressionRows(view: TraceView): readonly CompressionRow[] {
  const { off, on } = comparedConnections(view);
  if (off === null) return [];
  const [plain, deflated] = [sizesOf(off), sizesOf(on)];
  const seen = new Set<string>();
  return messagesOf(off, 'client-to-server').map((message, index) => {
    const content = contentOf(off, message) ?? new Uint8Array(0);
    const text = new TextDecoder().decode(content);
    const isRepeated = seen.has(text);
    seen.add(text);
    return {
      index,
      title: titleOf(message, text, content.length),
      payloadBytes: content.length,
      off: plain[index] ?? nothing,
      on: deflated[index] ?? nothing,
      isRepeated,
    };
  });
}

/** The message with number `index` as it went through the extension; null while it did not. */
export function compressedMessage(view: TraceView, index: number): CompressedMessage | null {
  const { on } = comparedConnections(view);
  const message = on === null ? undefined : messagesOf(on, 'client-to-server')[index];
  if (on === null || message === undefined) return null;
  return { message, inflated: contentOf(on, message) };
}

function isOn(connection: TraceConnection): boolean {
  const extensions = answerField(connection, 'Sec-WebSocket-Extensions');
  return extensions?.includes('permessage-deflate') ?? false;
}

function sizesOf(connection: TraceConnection | null): readonly Sizes[] {
  const sent = wireBytesOf(connection, 'client-to-server');
  const received = wireBytesOf(connection, 'server-to-client');
  return sent.map((bytes, index) => ({ sent: bytes, received: received[index] ?? null }));
}

const nothing: Sizes = { sent: null, received: null };

function wireBytesOf(
  connection: TraceConnection | null,
  direction: Unit['direction'],
): readonly number[] {
  return connection === null ? [] : messagesOf(connection, direction).map((one) => one.wireBytes);
}

const maxTitle = 30;

function titleOf({ type }: WireMessage, text: string, byteLength: number): string {
  if (type === 'binary') return `${byteLength} random bytes`;
  return text.length > maxTitle ? `${text.slice(0, maxTitle)}…` : text;
}

/** `-31 %`, `+12 %`: how much smaller or larger `after` is; empty while either is not known. */
export function changeOf(before: number | null, after: number | null): string {
  if (before === null || after === null) return '';
  const percent = Math.round((after / before - 1) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${Math.abs(percent)} %`;
}
