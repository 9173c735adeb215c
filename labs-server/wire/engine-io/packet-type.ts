/** The packet types of Engine.IO: Engine.IO protocol, section "Protocol". */

/** Types by their id, the character with which a packet of text begins. */
export const packetTypes = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;

export type EngineIoPacketType = (typeof packetTypes)[number];

export const packetTypeMeanings: Readonly<Record<EngineIoPacketType, string>> = {
  open: 'The server opens the session: the handshake data follow.',
  close: 'This transport can be closed.',
  ping: 'The server asks whether the client is still there. With the data "probe" a client tests a new transport.',
  pong: 'Answers a ping, with the same data.',
  message: 'Carries a message for the layer above.',
  upgrade: 'The client leaves long polling: from now on it uses this transport.',
  noop: 'Says nothing: it lets the pending GET end, so that the upgrade can go on.',
};

/** Where a packet ends and the next one begins, in the body of a request or response: U+001E, "record separator". */
export const recordSeparator = 0x1e;
