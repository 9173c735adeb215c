/** The packet types of Socket.IO: Socket.IO protocol 5, section "Exchange protocol". */

/** Types by their id, the digit with which a packet begins. */
export const packetTypes = [
  'CONNECT',
  'DISCONNECT',
  'EVENT',
  'ACK',
  'CONNECT_ERROR',
  'BINARY_EVENT',
  'BINARY_ACK',
] as const;

export type SocketIoPacketType = (typeof packetTypes)[number];

export const packetTypeMeanings: Readonly<Record<SocketIoPacketType, string>> = {
  CONNECT: 'Asks for a namespace, or confirms that the client is in it.',
  DISCONNECT: 'Leaves a namespace; the connection below may live on.',
  EVENT: 'Sends an event: its name, then its arguments.',
  ACK: 'Acknowledges the event with the same id, and can carry an answer.',
  CONNECT_ERROR: 'Refuses the namespace.',
  BINARY_EVENT: 'An event with bytes among its arguments: they follow as attachments.',
  BINARY_ACK: 'An acknowledgement with bytes: they follow as attachments.',
};
