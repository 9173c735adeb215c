/** The handshakes of the labs' WebSockets, by `ws`. */
import { type WebSocket, WebSocketServer } from 'ws';
import type { Upgrade } from './upgrade.ts';

/** Longest message that a lab reads; a longer one is answered with 1009. */
export const maxMessageBytes = 1024 * 1024;

/** What all our WebSockets have in common. */
export const webSocketServerOptions = {
  noServer: true,
  clientTracking: false,
  maxPayload: maxMessageBytes,
} as const;

/** The sub-protocol of a request whose handshake is under way. */
const chosen = new WeakMap<object, string>();

const serverOptions = {
  ...webSocketServerOptions,
  // The sub-protocol is chosen by the rules of each endpoint.
  handleProtocols: (_offered: Set<string>, request: object) => chosen.get(request) ?? false,
} as const;

const servers = {
  plain: new WebSocketServer({ ...serverOptions, perMessageDeflate: false }),
  // Small messages too: a learner compares sizes. Nothing is compressed but in this lesson.
  deflate: new WebSocketServer({
    ...serverOptions,
    perMessageDeflate: { threshold: 0, concurrencyLimit: 4 },
  }),
} as const;

/**
 * RFC 6455 section 4.2.2, or the answer of `ws` that says what is wrong with the handshake.
 * @param protocol the sub-protocol, one of those that the client offers; null for none
 * @param deflate accept permessage-deflate where it is offered (RFC 7692)
 */
export function handshake(
  { request, socket, head }: Upgrade,
  { protocol, deflate }: { readonly protocol: string | null; readonly deflate: boolean },
  onOpen: (opened: WebSocket) => void,
): void {
  if (protocol !== null) chosen.set(request, protocol);
  const server = deflate ? servers.deflate : servers.plain;
  server.handleUpgrade(request, socket, head, onOpen);
}
