/** `GET /snapshot`. */
import type { Request, Response } from 'express';
import type { mJpegEndpoints } from '../../../wire/mechanisms/m-jpeg.ts';
import type { Camera } from '../../video/camera.ts';
import type { CameraFrame } from '../../video/frame.ts';
import { sendProblem } from '../../problem/problem.ts';
import type { QueryOf } from '../query.ts';
import { type MJpegParts, scoreOf } from './open-stream.ts';
import { problems } from './problems.ts';

/** The ones that are being made: who asks meanwhile for the same gets it too. */
const inProgress = new WeakMap<Camera, Map<string, Promise<CameraFrame | null>>>();

function sharedSnapshot(
  camera: Camera,
  quality: number,
  threshold: number | null,
): Promise<CameraFrame | null> {
  const ofCamera = inProgress.get(camera) ?? new Map<string, Promise<CameraFrame | null>>();
  inProgress.set(camera, ofCamera);
  const key = `${quality}/${threshold ?? 'none'}`;
  const snapshot =
    ofCamera.get(key) ??
    camera.snapshot({ quality, threshold }).finally(() => ofCamera.delete(key));
  ofCamera.set(key, snapshot);
  return snapshot;
}

export async function sendSnapshot(
  { context }: MJpegParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof mJpegEndpoints.snapshot>,
): Promise<void> {
  const choice = await context.video.camera(query.source, context.callerOf(request).session);
  if (choice.camera === null) {
    sendProblem(response, problems.noCamera(choice.missing));
    return;
  }
  const frame = await sharedSnapshot(choice.camera, query.quality, scoreOf(query));
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
