/** Connections that a lab opens for its caller: to our own listeners, and to no other. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { LabContext } from '../labs/lab.ts';
import type { Dial } from '../tap/dial-registry.ts';
import { dialOwn, type ListenerAddress, type UpstreamDialer } from '../tap/dial-upstream.ts';
import type { KnownCaller } from './lab-callers.ts';

export interface OwnDialOptions {
  readonly dialer: UpstreamDialer;
  /** Our own RTSP listener, asked at each dial; null where it does not listen. */
  readonly rtspListener: () => ListenerAddress | null;
}

export function createOwnDials(
  callerOf: (request: IncomingMessage) => KnownCaller,
  { dialer, rtspListener }: OwnDialOptions,
): Pick<LabContext, 'dialRaw' | 'dialRtsp' | 'rtspUrl'> {
  const dial = (
    request: IncomingMessage,
    listener: ListenerAddress,
    mechanism: string | null,
    run = callerOf(request).run,
  ): Promise<Socket> => {
    const { session, tapped } = callerOf(request);
    if (tapped.rawDial !== null) throw new Error('a request that was sent raw cannot send others');
    return dialWhileOpen(request.socket, listener, dialer, {
      session,
      run,
      hopOf: null,
      mechanism,
    });
  };
  return {
    dialRaw: async (request, mechanism) => dial(request, dialer.upstream(), mechanism),
    async dialRtsp(request, run) {
      const listener = rtspListener();
      if (listener === null) throw new Error('the RTSP port of this lab server was taken');
      const socket = await dial(request, listener, null, run);
      // Not before: the handshake is its own.
      callerOf(request).tapped.relay();
      return socket;
    },
    rtspUrl(request) {
      const listener = rtspListener();
      if (listener === null) return null;
      const { session, run } = callerOf(request);
      const host = listener.host.includes(':') ? `[${listener.host}]` : listener.host;
      return `rtsp://${host}:${listener.port}/s/${session}/${run}/rtsp`;
    },
  };
}

/** Dials; the connection goes with the one of the request, which itself may be kept for further ones. */
async function dialWhileOpen(
  asker: Socket,
  listener: ListenerAddress,
  dialer: UpstreamDialer,
  dial: Dial,
): Promise<Socket> {
  const gone = new AbortController();
  const abort = (): void => gone.abort();
  asker.once('close', abort);
  try {
    const socket = await dialOwn(listener, dialer, dial, gone.signal);
    socket.once('close', () => asker.off('close', abort));
    return socket;
  } catch (error) {
    asker.off('close', abort);
    throw error;
  }
}
