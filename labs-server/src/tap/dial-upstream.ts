/** Connections of our own to our own listeners; nothing that a client names is dialled. */
import { connect, type Socket } from 'node:net';
import type { Dial } from './dial-registry.ts';

export interface ListenerAddress {
  readonly host: string;
  readonly port: number;
}

export interface UpstreamDialer {
  /** Our own upstream listener, asked at each dial (its port is known only after it listens). */
  upstream(): ListenerAddress;
  /**
   * Called when the connection is made and before its first byte is written. The function that it returns is
   * called when the connection is gone.
   */
  registerDial(localPort: number, dial: Dial): () => void;
}

/** As `dialOwn`, to the upstream listener. */
export function dialUpstream(
  dialer: UpstreamDialer,
  dial: Dial,
  signal: AbortSignal,
): Promise<Socket> {
  return dialOwn(dialer.upstream(), dialer, dial, signal);
}

/** Resolves with the connection after it was registered, before its first byte. `signal` destroys it, whenever. */
export function dialOwn(
  listener: ListenerAddress,
  { registerDial }: Pick<UpstreamDialer, 'registerDial'>,
  dial: Dial,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...listener, noDelay: true });
    socket.on('error', reject);
    if (signal.aborted) socket.destroy();
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
    socket.once('close', () => reject(new Error('the connection was closed')));
    socket.once('connect', () => {
      const { localPort } = socket;
      if (localPort !== undefined) socket.once('close', registerDial(localPort, dial));
      resolve(socket);
    });
  });
}
