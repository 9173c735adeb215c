/** The body's way from the second hop through the policy to the first. */
import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import type { Response } from 'express';
import { whenGone } from '../labs/gone.ts';
import type { Clock } from '../labs/lab.ts';
import { type Reader, takenBytes, watchReader } from './watch-reader.ts';

export interface BodyPassage {
  readonly clock: Clock;
  readonly received: IncomingMessage;
  readonly policy: Transform;
  readonly response: Response;
  /** Cuts the first hop: `received` failed, and its bytes were passed on or nobody takes them. */
  readonly onBroken: (error: Error) => void;
  /** Cuts the first hop: `received` is complete, but nobody takes what waits of it. */
  readonly onStalled: () => void;
}

/**
 * Ends the response when the body has ended. When the second hop breaks, what came before is on its way all the same:
 * the first hop gets it, and breaks then. Once the second hop is over, a reader that takes nothing is not waited for.
 */
export function passBody(passage: BodyPassage): void {
  const { clock, received, policy, response, onBroken, onStalled } = passage;
  let broken: Error | null = null;
  const boundWaiting = (onEnough: () => void): void =>
    whenGone(response.req, response, watchReader(clock, readerOf(response), onEnough));
  received.once('error', (error) => {
    // The client left: that took the second hop with it.
    if (policy.destroyed) return;
    broken = error;
    policy.end();
    boundWaiting(() => onBroken(error));
  });
  received.once('end', () => boundWaiting(onStalled));
  received.pipe(policy).pipe(response, { end: false });
  policy.once('end', () => {
    if (broken === null) response.end();
    else onBroken(broken);
  });
  policy.once('error', () => response.destroy());
}

function readerOf(response: Response): Reader {
  return {
    // Null for a pipelined response before its turn: nobody could have read it.
    takenBytes: () => (response.socket === null ? null : takenBytes(response.socket)),
    waitingBytes: () => response.writableLength,
  };
}
