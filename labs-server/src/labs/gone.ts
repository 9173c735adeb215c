/** The moment at which an exchange is over for the server, however it ended. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Who waits for the end of which exchange: one pair of listeners for all of them. */
const waiting = new WeakMap<ServerResponse, readonly (() => void)[]>();

/**
 * Calls `callback` once: when the response is complete, or its connection is gone. A pipelined request whose
 * turn never came has a response without a socket, so the request's own socket is watched as well.
 */
export function whenGone(
  request: IncomingMessage,
  response: ServerResponse,
  callback: () => void,
): void {
  const others = waiting.get(response);
  if (request.socket.destroyed) callback();
  else {
    // Not `push`, which makes room for 16 more: a held stream would keep it.
    waiting.set(response, others?.concat(callback) ?? [callback]);
    if (others === undefined) watch(request, response);
  }
}

function watch({ socket }: IncomingMessage, response: ServerResponse): void {
  function done(): void {
    const callbacks = waiting.get(response) ?? [];
    // The response's event comes within the socket's, whose listeners are then already on their way.
    if (!waiting.delete(response)) return;
    response.off('close', done);
    socket.off('close', done);
    for (const callback of callbacks) callback();
  }
  response.on('close', done);
  socket.on('close', done);
}
