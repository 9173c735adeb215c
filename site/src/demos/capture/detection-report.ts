/** What the lab server says of its detection: `GET /m-jpeg/status`. */
import type { Box } from '@wireside/labs-server/wire/video/detections.ts';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, text } from '../trace-face.ts';

export interface FoundObject {
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
  readonly box: Box;
}

/** The newest answer of the model. */
export interface FoundObjects {
  /** The frame in which the objects were found. */
  readonly frameNumber: number;
  /** The frame that was due when the lab server was asked: boxes on it are those of `frameNumber`. */
  readonly dueFrameNumber: number;
  readonly tookMs: number;
  /** The best one first. */
  readonly objects: readonly FoundObject[];
}

export interface DetectionReport {
  /** Pictures per second, of all cameras together. */
  readonly perSecond: number;
  /** Why detection stopped. */
  readonly failure: string | null;
  /** Null before the first answer: the model is being loaded, or looks at its first picture. */
  readonly found: FoundObjects | null;
}

/** Milliseconds by which the boxes on the newest frame are older than the frame. */
export function boxAgeMs(found: FoundObjects, framesPerSecond: number): number {
  const frames = Math.max(0, found.dueFrameNumber - found.frameNumber);
  return Math.round((frames * 1000) / framesPerSecond);
}

/**
 * Reads an answer of `GET /m-jpeg/status`; null where it says nothing about a camera.
 * @throws TypeError when it is of another shape
 */
export function detectionOf(answer: JsonValue): DetectionReport | null {
  const { camera, detection } = object(answer);
  const due = object(camera)['frameNumber'];
  if (due === undefined) return null;
  const { perSecond, failure, latest } = object(detection);
  return {
    perSecond: number(perSecond),
    failure: orNull(failure, text),
    found: orNull(latest, (value) => readFound({ ...object(value), dueFrameNumber: due })),
  };
}

/** Reads one that a trace keeps. */
export function readDetection(value: JsonValue | undefined): DetectionReport {
  const { perSecond, failure, found } = object(value);
  return {
    perSecond: number(perSecond),
    failure: orNull(failure, text),
    found: orNull(found, readFound),
  };
}

function readFound(value: JsonValue | undefined): FoundObjects {
  const { frameNumber, dueFrameNumber, tookMs, objects } = object(value);
  return {
    frameNumber: number(frameNumber),
    dueFrameNumber: number(dueFrameNumber),
    tookMs: number(tookMs),
    objects: list(objects).map((one) => {
      const { label, score, box } = object(one);
      return { label: text(label), score: number(score), box: readBox(box) };
    }),
  };
}

function readBox(value: JsonValue | undefined): Box {
  const { left, top, width, height } = object(value);
  return { left: number(left), top: number(top), width: number(width), height: number(height) };
}
