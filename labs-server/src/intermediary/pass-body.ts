/** The body's way from the second hop through the policy to the first. */
import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import type { Response } from 'express';
import { every } from '../clock/every.ts';
import { whenGone } from '../labs/gone.ts';
import type { Clock } from '../labs/lab.ts';
import { stalledAfterMs } from '../labs/stalled-end.ts';

export interface BodyPassage {
  readonly clock: Clock;
  readonly received: IncomingMessage;
  readonly policy: Transform;
  readonly response: Response;
  /** Cuts the first hop: `received` failed, and its bytes were passed on or nobody takes them. */
  readonly onBroken: (error: Error) => void;
}

/**
 * Ends the response when the body has ended. When the second hop breaks, what came before is on its way all the same:
 * the first hop gets it, and breaks then. A reader that takes nothing meanwhile is not waited for.
 */
export function passBody({ clock, received, policy, response, onBroken }: BodyPassage): void {
  let broken: Error | null = null;
  received.once('error', (error) => {
    // The client left: that took the second hop with it.
    if (policy.destroyed) return;
    broken = error;
    policy.end();
    const stop = watchReader(clock, response, () => onBroken(error));
    whenGone(response.req, response, stop);
  });
  received.pipe(policy).pipe(response, { end: false });
  policy.once('end', () => {
    if (broken === null) response.end();
    else onBroken(broken);
  });
  policy.once('error', () => response.destroy());
}

/** Calls `onStalled` when bytes wait for the reader and it took nothing for `stalledAfterMs`. */
function watchReader(clock: Clock, response: Response, onStalled: () => void): () => void {
  let takenBefore = takenBytes(response);
  const stop = every(clock, stalledAfterMs, () => {
    const taken = takenBytes(response);
    if (taken === takenBefore && response.writableLength > 0) {
      stop();
      onStalled();
    }
    takenBefore = taken;
  });
  return stop;
}

/** Bytes that left the process. Before its turn, a pipelined response has no socket. */
function takenBytes({ socket }: Response): number {
  return socket === null ? 0 : socket.bytesWritten - socket.writableLength;
}
