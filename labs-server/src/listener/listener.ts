/** One of our HTTP listeners: the same port on every address that we bind. */
import type {
  IncomingMessage,
  RequestListener,
  Server,
  ServerOptions,
  ServerResponse,
} from 'node:http';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { HttpLimits } from './http-limits.ts';
import type { TlsIdentity } from './tls-identity.ts';
import { type Listener, openTcpListener, type TcpListenerOptions } from './tcp-listener.ts';

export interface ListenerOptions extends Omit<TcpListenerOptions, 'createServer' | 'secure'> {
  readonly limits: HttpLimits;
  /** Speaks TLS with it, and HTTP/1.1 within (RFC 7301). Default: plain TCP. */
  readonly tls?: TlsIdentity | null;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Without it, the server has no upgrades, and answers such a request as any other. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** False for an upgrade that is to be answered as any other request; default: none is. */
  readonly shouldUpgrade?: (request: IncomingMessage) => boolean;
}

/** @throws PortError when the port cannot be had. */
export function openListener(options: ListenerOptions): Promise<Listener> {
  const secure = (options.tls ?? null) !== null;
  return openTcpListener({ ...options, secure, createServer: () => createHttpServer(options) });
}

function createHttpServer(options: ListenerOptions): Server {
  const { maxConnections, ...httpOptions } = options.limits;
  // The Host field is checked by us: a request that Node refuses by itself is one that the tap never hears of.
  const fixed = { noDelay: true, keepAlive: true, requireHostHeader: false };
  const { shouldUpgrade } = options;
  const upgrades = shouldUpgrade === undefined ? {} : { shouldUpgradeCallback: shouldUpgrade };
  const settings = { ...httpOptions, ...fixed, ...upgrades };
  const server = createPlainOrSecure(settings, options.onRequest, options.tls ?? null);
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

function createPlainOrSecure(
  settings: ServerOptions,
  onRequest: RequestListener,
  tls: TlsIdentity | null,
): Server {
  if (tls === null) return createServer(settings, onRequest);
  // The design's decision: what is within TLS is HTTP/1.1, so that the tap and its decoders see the same bytes.
  return createSecureServer({ ...settings, ...tls, ALPNProtocols: ['http/1.1'] }, onRequest);
}
