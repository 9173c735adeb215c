/** What the demo says about a run. */
import type { CaptureReport, SnapshotReport, UploadCount } from './capture-report.ts';
import type { CaptureSource } from './capture-setting.ts';
import { boxAgeMs, type DetectionReport, type FoundObject } from './detection-report.ts';
import { WebcamError, type WebcamFailure } from './webcam.ts';

export const sourceWords: Readonly<Record<CaptureSource, string>> = {
  slideshow: 'slideshow',
  webcam: 'my camera',
  drawing: 'a drawing by this page',
  published: 'published RTSP stream',
  camera: 'camera of the operator',
};

const orDrawing = 'Or choose the drawing: it takes the same way.';

const webcamWords: Readonly<Record<WebcamFailure, string>> = {
  'insecure-context': `A page may use a camera only in a secure context: over https, or at 127.0.0.1 and localhost. Open these pages there. ${orDrawing}`,
  denied: `The camera was not allowed. Allow it in the browser's settings of this page, and press Run again. ${orDrawing}`,
  'no-camera': `This device has no camera that the browser can see. Plug one in, and press Run again. ${orDrawing}`,
  'in-use': `The camera gives no picture: another program may be using it. Close that one, and press Run again. ${orDrawing}`,
  ended:
    'The camera ended: it was unplugged, or its permission was taken back. Press Run to ask again.',
  other: `The camera could not be opened. ${orDrawing}`,
};

/** Of whatever a run failed with. */
export function problemWords(error: unknown): string {
  if (error instanceof WebcamError) return `${webcamWords[error.failure]} (${error.message})`;
  return error instanceof Error ? error.message : String(error);
}

/** One sentence about what the camera's pictures did. */
export function uploadWords({ made, sent, sentBytes, decoded, unreadable }: UploadCount): string {
  const mean = Math.round(sentBytes / Math.max(1, sent) / 1000);
  const broken = unreadable === 0 ? '' : `, ${unreadable} could not be read`;
  return `The camera made ${made} frames, this page sent ${sent} of them (${mean} kB each), the lab server decoded ${decoded}${broken}.`;
}

/** What detection does now. */
export function detectionWords({ perSecond, failure, found }: DetectionReport): string {
  if (failure !== null) {
    return `Detection failed: ${failure}. Switch it off and on to try again; the stream goes on without boxes.`;
  }
  if (found === null) return 'The model is being loaded, or looks at its first picture.';
  return `${perSecond.toFixed(1)} detections per second, ${Math.round(found.tookMs)} ms each.`;
}

/** How old the boxes are; null while there are none. */
export function ageWords({ found }: DetectionReport, framesPerSecond: number): string | null {
  if (found === null) return null;
  const { frameNumber, dueFrameNumber } = found;
  const ageMs = boxAgeMs(found, framesPerSecond);
  return `On frame ${dueFrameNumber} are the boxes of frame ${frameNumber}: ${ageMs} ms old.`;
}

/** "cup 53 %". */
export function objectWords({ label, score }: FoundObject): string {
  return `${label} ${Math.round(score * 100)} %`;
}

/** "25,184 bytes, 640 × 360 pixels, frame 1203". */
export function snapshotWords(snapshot: SnapshotReport): string {
  const { byteLength, width, height, frameNumber } = snapshot;
  const frame = frameNumber === null ? '' : `, frame ${frameNumber}`;
  return `${byteLength.toLocaleString('en')} bytes, ${width} × ${height} pixels${frame}`;
}

/** What a run is doing. */
export type CapturePhase = 'idle' | 'asking' | 'connecting' | 'running' | 'over';

const runningWords = 'The number below the screen is read from its pixels.';

export function phaseWords(phase: CapturePhase, report: CaptureReport): string {
  const source = sourceWords[report.source];
  if (report.problem !== null) return report.problem;
  if (phase === 'asking') return 'The browser asks whether this page may use the camera.';
  if (phase === 'connecting') return `Waiting for the first frame of: ${source}.`;
  if (phase === 'running') {
    return report.upload === null ? runningWords : uploadWords(report.upload);
  }
  if (report.snapshot !== null && report.shown === 0) {
    return `One frame of: ${source}. ${snapshotWords(report.snapshot)}.`;
  }
  return `Stopped after ${report.shown} frames of: ${source}. ${
    report.upload === null ? '' : uploadWords(report.upload)
  }`.trimEnd();
}
