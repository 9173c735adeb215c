/** `GET /snapshot`. */
import type { Request, Response } from 'express';
import type { mJpegEndpoints } from '../../../wire/mechanisms/m-jpeg.ts';
import { sendProblem } from '../../problem/problem.ts';
import type { QueryOf } from '../query.ts';
import { type MJpegParts, scoreOf } from './open-stream.ts';
import { problems } from './problems.ts';

export async function sendSnapshot(
  { context, snapshots }: MJpegParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof mJpegEndpoints.snapshot>,
): Promise<void> {
  const choice = await context.video.camera(query.source, context.callerOf(request).session);
  if (choice.camera === null) {
    sendProblem(response, problems.noCamera(choice.missing));
    return;
  }
  const settings = { quality: query.quality, threshold: scoreOf(query) };
  const snapshot = snapshots.take(choice.camera, settings);
  if (snapshot === 'full') {
    sendProblem(response, problems.tooManySnapshots, { 'Retry-After': '1' });
    return;
  }
  const frame = await snapshot;
  if (frame === null) {
    sendProblem(response, problems.noPicture, { 'Retry-After': '1' });
    return;
  }
  response.writeHead(200, {
    'Cache-Control': 'no-store',
    'Content-Type': 'image/jpeg',
    'Content-Length': frame.jpeg.length,
    'X-Timestamp': (frame.capturedWallMs / 1_000).toFixed(3),
  });
  response.end(frame.jpeg);
}
