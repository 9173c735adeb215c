/** A request's body, whole and bounded. */
import type { Request, Response } from 'express';
import { sendProblem } from '../problem/problem.ts';

/**
 * Collects the body's bytes as they came.
 * @returns null after it answered 413 because there were more than `maxBytes`
 */
export async function receiveBody(
  request: Request,
  response: Response,
  maxBytes: number,
): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let byteLength = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    byteLength += piece.length;
    if (byteLength > maxBytes) break;
    pieces.push(piece);
  }
  if (byteLength <= maxBytes) return Buffer.concat(pieces);
  const detail = `The body is larger than ${maxBytes} bytes. Send at most that much.`;
  sendProblem(response, { status: 413, code: 'body-too-large', detail }, { Connection: 'close' });
  return null;
}
