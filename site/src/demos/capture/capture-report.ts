/** What a run showed, as plain data: it holds no address and no picture. */
import { number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { oneOf } from '../one-of.ts';
import { captureSources, type CaptureSource } from './capture-setting.ts';
import { readDetection, type DetectionReport } from './detection-report.ts';

/** What became of the pictures of a camera in the page. */
export interface UploadCount {
  /** Frames that the camera made since the first one was sent. */
  readonly made: number;
  readonly sent: number;
  readonly sentBytes: number;
  /** The lab server's own count: pictures that it decoded, and those that it could not read. */
  readonly decoded: number;
  readonly unreadable: number;
}

export interface SnapshotReport {
  readonly byteLength: number;
  readonly width: number;
  readonly height: number;
  /** The number in its pixels. */
  readonly frameNumber: number | null;
}

export interface CaptureReport {
  readonly source: CaptureSource;
  /** Frames on the screen so far. */
  readonly shown: number;
  /** Number of the frame on the screen. */
  readonly frameNumber: number | null;
  /** Null where the page sends nothing. */
  readonly upload: UploadCount | null;
  /** Null while nobody looks for objects. */
  readonly detection: DetectionReport | null;
  readonly snapshot: SnapshotReport | null;
  /** Why the run ended early, and what to do about it. */
  readonly problem: string | null;
}

export function emptyReport(source: CaptureSource): CaptureReport {
  return {
    source,
    shown: 0,
    frameNumber: null,
    upload: null,
    detection: null,
    snapshot: null,
    problem: null,
  };
}

/** Reads a report that a trace keeps. */
export const readCaptureReport: FaceReader<CaptureReport> = (value) => ({
  source: oneOf(captureSources, value['source']),
  shown: number(value['shown']),
  frameNumber: orNull(value['frameNumber'], number),
  upload: orNull(value['upload'], (upload) => {
    const { made, sent, sentBytes, decoded, unreadable } = object(upload);
    return {
      made: number(made),
      sent: number(sent),
      sentBytes: number(sentBytes),
      decoded: number(decoded),
      unreadable: number(unreadable),
    };
  }),
  detection: orNull(value['detection'], readDetection),
  snapshot: orNull(value['snapshot'], (snapshot) => {
    const { byteLength, width, height, frameNumber } = object(snapshot);
    return {
      byteLength: number(byteLength),
      width: number(width),
      height: number(height),
      frameNumber: orNull(frameNumber, number),
    };
  }),
  problem: orNull(value['problem'], text),
});
