/** How much waits for a client that does not read, or does not poll. The library itself has no bound. */
import type { Packet } from 'engine.io-parser';
import type { Socket as EngineSocket } from 'engine.io';

/** Most bytes of packets that wait for one client. */
export const maxPendingBytes = 1024 * 1024;

/** Calls `onTooMany`, once, when more waits for `socket`. */
export function watchPendingBytes(socket: EngineSocket, onTooMany: () => void): void {
  /** In the buffer of the session, and with the transport that has not sent all of it yet. */
  let [buffered, inTransport] = [0, 0];
  let told = false;
  socket.on('packetCreate', ({ data }: Packet) => {
    if (socket.transport.writable) inTransport = 0;
    buffered += byteLengthOf(data);
    if (told || buffered + inTransport <= maxPendingBytes) return;
    told = true;
    // The packet is on its way into the buffer: the session is closed after that.
    queueMicrotask(onTooMany);
  });
  socket.on('flush', () => {
    inTransport = buffered;
    buffered = 0;
  });
}

function byteLengthOf(data: unknown): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return data instanceof Uint8Array ? data.byteLength : 0;
}
