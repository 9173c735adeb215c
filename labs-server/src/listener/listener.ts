/** One of our HTTP listeners: the same port on every address that we bind. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpLimits } from './http-limits.ts';
import { type Listener, openTcpListener, type TcpListenerOptions } from './tcp-listener.ts';

export interface ListenerOptions extends Omit<TcpListenerOptions, 'createServer'> {
  readonly limits: HttpLimits;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Without it, the server has no upgrades, and answers such a request as any other. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** False for an upgrade that is to be answered as any other request; default: none is. */
  readonly shouldUpgrade?: (request: IncomingMessage) => boolean;
}

/** @throws PortError when the port cannot be had. */
export function openListener(options: ListenerOptions): Promise<Listener> {
  return openTcpListener({ ...options, createServer: () => createHttpServer(options) });
}

function createHttpServer(options: ListenerOptions): Server {
  const { maxConnections, ...httpOptions } = options.limits;
  // The Host field is checked by us: a request that Node refuses by itself is one that the tap never hears of.
  const fixed = { noDelay: true, keepAlive: true, requireHostHeader: false };
  const { shouldUpgrade } = options;
  const upgrades = shouldUpgrade === undefined ? {} : { shouldUpgradeCallback: shouldUpgrade };
  const server = createServer({ ...httpOptions, ...fixed, ...upgrades }, options.onRequest);
  server.maxConnections = maxConnections;
  if (options.onUpgrade !== undefined) server.on('upgrade', options.onUpgrade);
  // RFC 9110 section 10.1.1; Node's own answers would come before `onRequest` knows of the request.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    options.onRequest(request, response);
    if (!response.headersSent && !response.destroyed) response.writeContinue();
  });
  server.on('checkExpectation', options.onRequest);
  return server;
}
