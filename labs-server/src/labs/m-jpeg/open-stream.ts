/** `GET /stream`. */
import type { Request, Response } from 'express';
import type { mJpegEndpoints } from '../../../wire/mechanisms/m-jpeg.ts';
import { sendProblem } from '../../problem/problem.ts';
import { whenGone } from '../gone.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { problems } from './problems.ts';
import type { SharedParts } from './shared-parts.ts';
import type { Snapshots } from './snapshots.ts';
import { MJpegStream } from './stream.ts';
import type { Streams } from './streams.ts';

/** What the endpoints share. */
export interface MJpegParts {
  readonly context: LabContext;
  readonly streams: Streams;
  readonly parts: SharedParts;
  readonly boundary: string;
  readonly snapshots: Snapshots;
}

/** The least score of marked objects, 0 to 1. */
export function scoreOf({
  boxes,
  threshold,
}: {
  readonly boxes: boolean;
  readonly threshold: number;
}): number | null {
  return boxes ? threshold / 100 : null;
}

export async function openStream(
  { context, streams, parts, boundary }: MJpegParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof mJpegEndpoints.stream>,
): Promise<void> {
  const { flush, length, boundaryInData, count } = query;
  if (flush === 'header' && (length === 'short' || length === 'long')) {
    sendProblem(response, problems.headerWithoutLength);
    return;
  }
  const { session, run } = context.callerOf(request);
  const { camera, missing } = await context.video.camera(query.source, session);
  if (camera === null) {
    sendProblem(response, problems.noCamera(missing));
    return;
  }
  const full = streams.full(session);
  if (full !== null) {
    sendProblem(response, problems.full[full], { 'Retry-After': '10' });
    return;
  }
  const settings = {
    framesPerSecond: query.fps,
    quality: query.quality,
    threshold: scoreOf(query),
  };
  if (!camera.hasRoomFor(settings)) {
    sendProblem(response, problems.tooManyEncoders, { 'Retry-After': '10' });
    return;
  }
  if (!context.hold(request, response)) return;
  const layout = { boundary, flush, length, boundaryInData };
  const { source } = query;
  const options = { context, request, response, parts, source, settings, layout, count, run };
  const stream = new MJpegStream(options);
  const leave = [
    streams.add(session, stream),
    camera.watch(settings, stream) ?? (() => {}),
    context.whenSessionEnds(request, () => stream.ended()),
  ];
  whenGone(request, response, () => leave.forEach((release) => release()));
}
