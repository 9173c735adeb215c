/** Ends a connection on which HTTP reads no more, and does not wait for its client for ever. */
import type { Socket } from 'node:net';

/** Milliseconds that a client has to end its side. */
export const lingerMs = 2_000;

/**
 * Sends what is written, then FIN. What still comes is read and dropped: closing with unread bytes would reset the
 * connection, and the client could lose what was sent last (RFC 9112 section 9.6). After `lingerMs` it is destroyed.
 */
export function lingeringClose(socket: Socket): void {
  socket.end(() => {
    const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
    socket.once('close', () => clearTimeout(timer));
  });
  socket.resume();
}
