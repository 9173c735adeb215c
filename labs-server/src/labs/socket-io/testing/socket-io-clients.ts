/** The real client of Socket.IO against the labs. */
import { io, type Socket } from 'socket.io-client';

export interface ClientOptions {
  readonly transports?: ('polling' | 'websocket')[];
  readonly auth?: Readonly<Record<string, unknown>>;
  readonly reconnection?: boolean;
}

/** A client of the endpoint at `url`, whose query it adds to each request. */
export function clientOf(url: string, options: ClientOptions = {}): Socket {
  const { origin, pathname, searchParams } = new URL(url);
  return io(origin, {
    path: pathname,
    query: Object.fromEntries(searchParams),
    forceNew: true,
    reconnection: false,
    ...options,
  });
}

/** The first argument of the next event `name`. */
export async function next(socket: Socket, name: string): Promise<unknown> {
  return new Promise((resolve) => socket.once(name, resolve));
}

/** What the acknowledgement of the event brings. */
export function ask(socket: Socket, ...event: unknown[]): Promise<unknown> {
  const [name, ...values] = event;
  return socket.emitWithAck(String(name), ...values);
}

/** Resolves when the session has left long polling. */
export async function upgraded(socket: Socket): Promise<void> {
  if (socket.io.engine.transport.name === 'polling') {
    await new Promise<void>((resolve) => socket.io.engine.once('upgrade', () => resolve()));
  }
}
