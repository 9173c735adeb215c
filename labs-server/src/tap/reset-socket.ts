/** Ends a connection without its orderly end. */
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * By RST (RFC 9293 section 3.5.2). Inside TLS by a FIN without close_notify, which the peer takes for a cut too (RFC 8446
 * section 6.1): Node keeps the TCP socket below to itself.
 */
export function resetSocket(socket: Socket): void {
  if (!(socket instanceof TLSSocket)) socket.resetAndDestroy();
  // In some releases of Node 24 `resetAndDestroy` alone waits until all is sent: for ever, when nobody reads.
  socket.destroy();
}
