/** When a call is over by itself: it never connects, its path is gone, or the other side has closed it. */
import type { RTCPeerConnection } from 'werift';
import type { Clock } from '../labs/lab.ts';

/** Long enough to carry descriptions to and fro by hand. */
export const connectWithinMs = 180_000;

export interface CallLife {
  /** The transports of the connection may be new. */
  watch(connection: RTCPeerConnection): void;
  end(): void;
}

/** @param onEnd called once, with the reason; without consent a path is gone after 30 s (RFC 7675 section 5.1) */
export function createCallLife(clock: Clock, onEnd: (reason: string) => void): CallLife {
  const watched = new WeakSet<object>();
  let stopWaiting: (() => void) | null = clock.after(connectWithinMs, () =>
    end('Nobody connected within three minutes.'),
  );
  let isOver = false;

  function end(reason: string): void {
    stop();
    if (isOver) return;
    isOver = true;
    onEnd(reason);
  }

  function stop(): void {
    stopWaiting?.();
    stopWaiting = null;
  }

  return {
    watch(connection) {
      for (const transport of connection.dtlsTransports) {
        if (watched.has(transport)) continue;
        watched.add(transport);
        // The alert close_notify (RFC 8446 section 6.1): the browser has closed its connection.
        transport.onStateChange.subscribe((state) => {
          if (state === 'connected') stop();
          if (state === 'closed') end('The other side has closed the connection.');
        });
      }
      if (watched.has(connection)) return;
      watched.add(connection);
      connection.connectionStateChange.subscribe((state) => {
        if (state === 'failed') end('No path to the other side works, or its consent has expired.');
      });
    },
    end() {
      isOver = true;
      stop();
    },
  };
}
