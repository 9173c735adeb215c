/** A request's body, whole and bounded. */
import type { Request, Response } from 'express';
import { sendProblem } from '../problem/problem.ts';

/** How much of a body that is too large is read all the same: a client that still sends may not hear the answer. */
const maxDiscardedBytes = 2 * 1024 * 1024;

/**
 * Collects the body's bytes as they came.
 * @returns null after it answered 413 because there were more than `maxBytes`, and when the client is gone
 */
export async function receiveBody(
  request: Request,
  response: Response,
  maxBytes: number,
): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let byteLength = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      byteLength += piece.length;
      if (byteLength <= maxBytes) pieces.push(piece);
      else pieces.length = 0;
      if (byteLength > maxBytes + maxDiscardedBytes) break;
    }
  } catch {
    // The body ended before it was complete: nobody is there to be answered.
    return null;
  }
  if (byteLength <= maxBytes) return Buffer.concat(pieces);
  const detail = `The body is larger than ${maxBytes} bytes. Send at most that much.`;
  sendProblem(response, { status: 413, code: 'body-too-large', detail }, { Connection: 'close' });
  return null;
}
