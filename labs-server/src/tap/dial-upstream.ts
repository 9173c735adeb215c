/** Connections of our own to our own upstream listener; nothing that a client names is dialled. */
import { connect, type Socket } from 'node:net';
import type { Dial } from './dial-registry.ts';

export interface UpstreamDialer {
  /** Our own upstream listener, asked at each dial (its port is known only after it listens). */
  upstream(): { readonly host: string; readonly port: number };
  /**
   * Called when the connection is made and before its first byte is written. The function that it returns is
   * called when the connection is gone.
   */
  registerDial(localPort: number, dial: Dial): () => void;
}

/** Resolves with the connection after it was registered, before its first byte. `signal` destroys it, whenever. */
export function dialUpstream(
  { upstream, registerDial }: UpstreamDialer,
  dial: Dial,
  signal: AbortSignal,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...upstream(), noDelay: true });
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
