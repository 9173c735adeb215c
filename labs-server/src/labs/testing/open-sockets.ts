/** The connections of a server under test. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The server's connections that are open. */
export function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
