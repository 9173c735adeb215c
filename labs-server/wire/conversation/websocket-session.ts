/** What a handshake settled for the frames that follow: RFC 6455 section 4, RFC 7692 section 7.1. */
import { fieldValues, type RequestHead, type ResponseHead } from '../http1/message-head.ts';
import type { Direction } from '../record.ts';
import { parseExtensions } from '../websocket/extension-header.ts';
import { negotiatedDeflate, type PermessageDeflate } from '../websocket/permessage-deflate.ts';

/** How HTTP ended: the request, null where it was not seen, and its response 101. */
export interface Upgrade {
  /** Number of the request on its connection, from 0. */
  readonly exchange: number;
  readonly request: RequestHead | null;
  readonly response: ResponseHead;
}

export interface WebSocketSession {
  readonly exchange: number;
  /** Null where the request was not seen. */
  readonly requestTarget: string | null;
  /** The sub-protocol that the server chose; null where it chose none. */
  readonly subprotocol: string | null;
  /** Null where messages are never compressed. */
  readonly permessageDeflate: PermessageDeflate | null;
}

/** Which end sends in `direction`: RFC 6455 section 5.1 has other rules for each. */
export function senderIn(direction: Direction): 'client' | 'server' {
  return direction === 'client-to-server' ? 'client' : 'server';
}

export function webSocketSession({ exchange, request, response }: Upgrade): WebSocketSession {
  const valuesOf = (name: string) => fieldValues(response.fieldLines, name);
  const extensions = parseExtensions(valuesOf('Sec-WebSocket-Extensions')) ?? [];
  return {
    exchange,
    requestTarget: request?.requestTarget ?? null,
    subprotocol: valuesOf('Sec-WebSocket-Protocol')[0]?.trim() ?? null,
    permessageDeflate: negotiatedDeflate(extensions),
  };
}
