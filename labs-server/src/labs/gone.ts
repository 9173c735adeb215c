/** The moment at which an exchange is over for the server, however it ended. */
import type { Request, Response } from 'express';

/** Who waits for the end of which exchange: one pair of listeners for all of them. */
const waiting = new WeakMap<Response, (() => void)[]>();

/**
 * Calls `callback` once: when the response is complete, or its connection is gone. A pipelined request whose
 * turn never came has a response without a socket, so the request's own socket is watched as well.
 */
export function whenGone(request: Request, response: Response, callback: () => void): void {
  const others = waiting.get(response);
  if (request.socket.destroyed) callback();
  else if (others === undefined) watch(request, response, [callback]);
  else others.push(callback);
}

function watch({ socket }: Request, response: Response, callbacks: (() => void)[]): void {
  function done(): void {
    // The response's event comes within the socket's, whose listeners are then already on their way.
    if (!waiting.delete(response)) return;
    response.off('close', done);
    socket.off('close', done);
    for (const callback of callbacks) callback();
  }
  waiting.set(response, callbacks);
  response.on('close', done);
  socket.on('close', done);
}
