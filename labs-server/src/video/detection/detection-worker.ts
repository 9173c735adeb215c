/** The worker's side: one picture in, its objects out. */
import { parentPort } from 'node:worker_threads';
import type { Rgba } from '../frame.ts';
import { openCenternet } from './centernet.ts';
import type { DetectedObject } from '../../../wire/video/detections.ts';
import { letterbox } from '../../../wire/video/letterbox.ts';
import { selectObjects } from '../../../wire/video/select-objects.ts';

/** The answer to a picture, which comes as its pixels. */
export interface WorkerAnswer {
  readonly objects: readonly DetectedObject[];
  readonly tookMs: number;
}

const port = parentPort;
if (port === null) throw new Error('this file is the entry of a worker');
const centernet = openCenternet();

port.on('message', async (rgba: Rgba) => {
  const detect = await centernet;
  const startMs = performance.now();
  const objects = selectObjects(await detect(letterbox(rgba)));
  const answer: WorkerAnswer = { objects, tookMs: performance.now() - startMs };
  port.postMessage(answer);
});
