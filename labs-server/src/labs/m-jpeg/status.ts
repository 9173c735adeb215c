/** `GET /status`. */
import type { Request, Response } from 'express';
import type { mJpegEndpoints } from '../../../wire/mechanisms/m-jpeg.ts';
import { cameraFramesPerSecond } from '../../video/frame.ts';
import { sendJson } from '../endpoint.ts';
import type { QueryOf } from '../query.ts';
import type { MJpegParts } from './open-stream.ts';
import { maxQueuedBytes } from './stream.ts';
import { streamLimits } from './streams.ts';

export async function sendStatus(
  { context, streams }: MJpegParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof mJpegEndpoints.status>,
): Promise<void> {
  const { session } = context.callerOf(request);
  const choice = await context.video.camera(query.source, session);
  sendJson(response, 200, {
    camera:
      choice.camera === null
        ? { missing: choice.missing }
        : {
            frameNumber: choice.camera.frameNumber,
            framesPerSecond: cameraFramesPerSecond,
            readers: choice.camera.readers,
            encoders: choice.camera.encoders.map(({ settings, encoded, late, readers }) => ({
              ...settings,
              encodedFrames: encoded,
              lateFrames: late,
              readers: readers.size,
            })),
          },
    detection: {
      isRunning: context.video.detector.isRunning,
      perSecond: context.video.detector.perSecond,
      failure: context.video.detector.failure,
      latest: choice.camera?.detection.latest ?? null,
    },
    streams: streams.of(session).map(({ counters }) => counters),
    process: {
      streams: streams.size,
      maxStreams: streamLimits.perProcess,
      encoders: context.video.encoders.used,
      maxEncoders: context.video.encoders.limit,
    },
    maxStreams: streamLimits.perSession,
    maxQueuedBytes,
  });
}
