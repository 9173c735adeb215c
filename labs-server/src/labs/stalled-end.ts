/** A response that was ended, but waits for a reader that has stopped: it does not wait for ever. */
import type { Response } from 'express';
import { every } from '../clock/every.ts';
import { whenGone } from './gone.ts';
import type { LabContext } from './lab.ts';

/** Milliseconds in which a reader has to take something of what waits for it. */
export const stalledAfterMs = 30_000;

const stalledReason = `The response was complete, but its reader took nothing of it for ${stalledAfterMs / 1_000} s, so the lab cut the connection.`;

/** Call it after the response was ended. A reader that is slow, but goes on reading, gets everything. */
export function cutWhenStalled(
  context: Pick<LabContext, 'clock' | 'cut'>,
  response: Response,
): void {
  let waitingBytes = response.writableLength;
  const stop = every(context.clock, stalledAfterMs, () => {
    const before = waitingBytes;
    waitingBytes = response.writableLength;
    // A pipelined response has no socket until its turn comes: then nobody could have read it.
    if (response.socket === null || waitingBytes < before) return;
    stop();
    context.cut(response, 'rst', stalledReason);
  });
  whenGone(response.req, response, stop);
}
