/** The two sides of a handshake as they crossed the socket, found in the records of a run, live or recorded. */
import type { Conversation } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

export interface HandshakeOnWire {
  /** What the client sent, from the first byte on; at most `maxShownBytes`. */
  readonly request: Uint8Array;
  /** What the server sent; empty while nothing came. */
  readonly response: Uint8Array;
  readonly closed: boolean;
  /** True when all bytes of the request were sent at once, without a look at the answer. */
  readonly early: boolean;
}

export const maxShownBytes = 64 * 1024;

/** The newest connection on which the lab sent a learner's own bytes to itself; null before its first byte. */
export function rawHandshake(view: TraceView | null): HandshakeOnWire | null {
  const found = newest(view, ({ open }) => open?.listener === 'upstream' && open.hopOf === null);
  return found && { ...found, early: view !== null && isSentEarly(view) };
}

/** What the page asked the lab for, when it gave it the bytes: in this view, since its connection can serve many runs. */
function isSentEarly({ entries }: TraceView): boolean {
  return entries.some((entry) => {
    if (entry.kind === 'gap' || entry.record.kind !== 'data' || entry.connection === null) {
      return false;
    }
    const { direction, streamOffset, byteLength } = entry.record;
    const { units, layers } = entry.connection.conversation;
    const asked = units.find(
      ({ title, range, direction: sender }) =>
        title === 'POST /websocket/raw' &&
        sender === direction &&
        range.start >= streamOffset &&
        range.start < streamOffset + byteLength,
    );
    const head = asked && layers.get(asked.layer)?.slice(asked.range);
    return /^[^\r\n]*[?&]early=true[& ]/.test(new TextDecoder('latin1').decode(head));
  });
}

/** The newest connection of a client whose handshake is answered by hand; null before its first byte. */
export function answeredHandshake(view: TraceView | null): HandshakeOnWire | null {
  return newest(view, ({ conversation }) =>
    conversation.units.some(
      ({ kind, title }) => kind === 'request-head' && answerTitle.test(title),
    ),
  );
}

/** The upgrade itself, not the look at its request. */
const answerTitle = /^GET \/websocket\/answer\/[^/]+$/;

function newest(
  view: TraceView | null,
  isIt: (connection: TraceConnection) => boolean,
): HandshakeOnWire | null {
  const found = view?.connections.toReversed().find(isIt);
  if (found === undefined) return null;
  const request = rawBytes(found.conversation, 'client-to-server');
  if (request.length === 0) return null;
  const response = rawBytes(found.conversation, 'server-to-client');
  return { request, response, closed: found.close !== null, early: false };
}

function rawBytes({ layers }: Conversation, direction: Direction): Uint8Array {
  for (const layer of layers.values()) {
    if (layer.parent !== null || layer.direction !== direction) continue;
    return layer.slice({ start: 0, end: Math.min(layer.byteLength, maxShownBytes) });
  }
  return new Uint8Array();
}

/** The head alone, empty line included: what follows it is no HTTP any more. All of it where it has no end. */
export function headBytes(bytes: Uint8Array): Uint8Array {
  const end = new TextDecoder('latin1').decode(bytes).indexOf('\r\n\r\n');
  return end === -1 ? bytes : bytes.subarray(0, end + 4);
}

/** RFC 6455 section 4.1: "the client MUST wait for a response from the server before sending any further data." */
export function sentTooEarly({ request, early }: HandshakeOnWire): boolean {
  return early && request.length > headBytes(request).length;
}
