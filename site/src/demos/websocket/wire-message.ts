/** Messages as frames carry them: one or several fragments, compressed or not. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { binary, isControl } from '@wireside/labs-server/wire/websocket/opcode.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import { framesOf, type WireFrame } from './wire-frame.ts';

export interface WireMessage {
  /** Its fragments in order; at least one. */
  readonly frames: readonly WireFrame[];
  /** Bytes of all its frames, headers included. */
  readonly wireBytes: number;
  /** RSV1 of its first frame, where permessage-deflate was negotiated. */
  readonly isCompressed: boolean;
  readonly type: 'text' | 'binary';
}

/** Whole messages of one direction, in order. */
export function messagesOf(
  connection: TraceConnection,
  direction: Unit['direction'],
): readonly WireMessage[] {
  const messages: WireMessage[] = [];
  let fragments: WireFrame[] = [];
  for (const frame of framesOf(connection)) {
    if (frame.unit.direction !== direction || isControl(frame.opcode)) continue;
    if (frame.unit.state !== 'complete') continue;
    fragments.push(frame);
    if (!isFinal(frame)) continue;
    messages.push(messageOf(fragments));
    fragments = [];
  }
  return messages;
}

function isFinal({ bytes }: WireFrame): boolean {
  return (bytes[0] ?? 0) >= 0x80;
}

function messageOf(frames: readonly WireFrame[]): WireMessage {
  const wireBytes = frames.reduce((sum, { unit }) => sum + unit.range.end - unit.range.start, 0);
  const [first] = frames;
  return {
    frames,
    wireBytes,
    isCompressed: first?.rsv1 ?? false,
    type: first?.opcode === binary ? 'binary' : 'text',
  };
}

/** The message as the application gets it: unmasked, put together, inflated. Null while it is not decoded. */
export function contentOf(
  { conversation }: TraceConnection,
  { frames, isCompressed }: WireMessage,
): Uint8Array | null {
  const [first] = frames;
  if (first === undefined) return null;
  const { direction, range } = first.unit;
  const unit = conversation.units.find((one) => {
    const layer = conversation.layers.get(one.layer);
    if (one.kind !== 'message' || one.direction !== direction || layer === undefined) return false;
    if (isCompressed && !layer.name.startsWith('inflated')) return false;
    return layer.toRaw(one.range).some(({ start, end }) => start < range.end && end > range.start);
  });
  return unit === undefined
    ? null
    : (conversation.layers.get(unit.layer)?.slice(unit.range) ?? null);
}

/** The value of a field line of the answer to the handshake; null where it has none of that name. */
export function answerField({ conversation }: TraceConnection, name: string): string | null {
  const head = conversation.units.find(({ kind }) => kind === 'response-head');
  const prefix = `${name.toLowerCase()}:`;
  for (const { name, value } of head?.fields ?? []) {
    const line = String(value);
    if (name === 'field-line' && line.toLowerCase().startsWith(prefix)) {
      return line.slice(prefix.length).trim();
    }
  }
  return null;
}
