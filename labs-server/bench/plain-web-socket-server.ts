/** WebSockets with nothing but node:http and ws: what our own upgraded connections are compared with. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocket, WebSocketServer } from 'ws';
import { webSocketServerOptions } from '../src/labs/accept-web-socket.ts';

/**
 * The paths are those of the lab: `/websocket/echo` sends every message back, `POST /feed/publish` sends an event to
 * all on `/websocket/feed`. Resolves with the origin.
 */
export async function startPlainWebSocketServer(): Promise<string> {
  const webSockets = new WebSocketServer({ ...webSocketServerOptions, perMessageDeflate: false });
  const subscribers = new Set<WebSocket>();
  let published = 0;

  async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    published += 1;
    const publishedAtUs = Math.round(performance.now() * 1000);
    const json = JSON.stringify({ id: published, publishedAtUs, text: body });
    for (const subscriber of subscribers) subscriber.send(json);
    response.end(json);
  }

  function open(socket: WebSocket, path: string): void {
    if (path.startsWith('/websocket/feed')) {
      subscribers.add(socket);
      socket.on('close', () => subscribers.delete(socket));
    } else {
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    }
  }

  const server = createServer({ noDelay: true }, (request, response) => {
    if (request.url === '/feed/publish') void publish(request, response);
    else response.end();
  });
  server.on('upgrade', (request, socket, head) =>
    webSockets.handleUpgrade(request, socket, head, (opened) => open(opened, request.url ?? '')),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
