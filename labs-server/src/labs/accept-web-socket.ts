/** Accepts WebSockets for the labs: the handshake is that of `ws`. */
import { WebSocketServer } from 'ws';
import { guardFrames } from './frame-guard.ts';
import type { LabContext } from './lab.ts';
import { OpenWebSocket } from './open-web-socket.ts';
import { offeredProtocols } from './sub-protocol.ts';
import { handOver, type Upgrade } from './upgrade.ts';
import type { LabWebSocket } from './web-socket.ts';

export interface WebSocketRules {
  /** The sub-protocol to choose of those that the client offers, in its order; null chooses none. Default: none. */
  readonly chooseProtocol?: (offered: readonly string[]) => string | null;
  /** Accept permessage-deflate where it is offered (RFC 7692). Default false. */
  readonly deflate?: boolean;
}

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

/** RFC 6455 section 4.2.2, or the answer of `ws` that says what is wrong with the handshake. */
export function acceptWebSocket(
  context: LabContext,
  upgrade: Upgrade,
  rules: WebSocketRules,
  onOpen: (socket: LabWebSocket) => void,
): void {
  if (!context.holdUpgrade(upgrade)) return;
  const { request, socket, head } = upgrade;
  const connection = context.upgradedConnection(request);
  const { chooseProtocol, deflate = false } = rules;
  const protocol = chooseProtocol?.(offeredProtocols(request)) ?? null;
  if (protocol !== null) chosen.set(request, protocol);
  // With permessage-deflate `ws` writes the frames: it may have to compress.
  const stream = deflate ? null : socket;
  const server = deflate ? servers.deflate : servers.plain;
  server.handleUpgrade(request, socket, head, (opened) => {
    handOver(upgrade);
    const webSocket = new OpenWebSocket(context.clock, connection, opened, stream);
    guardFrames(socket, opened.extensions !== '', webSocket);
    onOpen(webSocket);
  });
}
