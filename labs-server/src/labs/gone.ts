/** The moment at which an exchange is over for the server, however it ended. */
import type { Request, Response } from 'express';

/**
 * Calls `callback` once: when the response is complete, or its connection is gone. A pipelined request whose
 * turn never came has a response without a socket, so the request's own socket is watched as well.
 */
export function whenGone(request: Request, response: Response, callback: () => void): void {
  const { socket } = request;
  let called = false;
  function done(): void {
    // The response's event comes within the socket's, whose listeners are then already on their way.
    if (called) return;
    called = true;
    response.off('close', done);
    socket.off('close', done);
    callback();
  }
  if (socket.destroyed) {
    callback();
    return;
  }
  response.once('close', done);
  socket.once('close', done);
}
