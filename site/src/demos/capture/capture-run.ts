/** One run: pictures into the lab where the page has them, frames out of it, and what was found in them. */
import type { ReadonlySignal } from '@preact/signals';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { labWithin } from '../lab-within.ts';
import { paintByFetch } from '../m-jpeg/picture-readers.ts';
import { emptyReport, type CaptureReport, type UploadCount } from './capture-report.ts';
import {
  isSentByPage,
  labSource,
  streamParameters,
  type CaptureSetting,
} from './capture-setting.ts';
import { problemWords, type CapturePhase } from './capture-words.ts';
import { detectionOf } from './detection-report.ts';
import { openDrawing } from './drawing.ts';
import { frameSource } from './frame-source.ts';
import { startUpload, type Upload } from './upload.ts';
import { openWebcam } from './webcam.ts';

export interface CaptureScreens {
  /** The camera of the page. */
  readonly preview: HTMLVideoElement;
  /** What comes from the lab server. */
  readonly canvas: HTMLCanvasElement;
}

export interface CaptureTold {
  report(change: Partial<CaptureReport>): void;
  phase(phase: CapturePhase): void;
}

/** How often the lab server is asked what it found, in milliseconds. */
const askMs = 1_000;

/** Resolves when the run is over, whatever ended it; then no connection is left, and the camera is off. */
export async function runCapture(
  lab: LabApi,
  screens: CaptureScreens,
  setting: ReadonlySignal<CaptureSetting>,
  told: CaptureTold,
): Promise<void> {
  const over = new AbortController();
  const within = labWithin(lab, over.signal);
  told.report(emptyReport(setting.peek().source));
  told.phase('connecting');
  try {
    const upload = await sendOwnPictures(within, screens, setting, told);
    told.phase('connecting');
    void askWhatIsFound(within, setting, told).catch(() => undefined);
    const watching = watchStream(within, screens, setting, told);
    await Promise.race([watching, ...(upload === null ? [] : [upload.lost])]);
    if (!lab.signal.aborted) throw new Error(streamEnded);
  } catch (error) {
    if (!lab.signal.aborted) told.report({ problem: problemWords(error) });
  } finally {
    over.abort(new DOMException('The run is over', 'AbortError'));
    told.phase('over');
  }
}

const streamEnded =
  'The stream ended with its last delimiter: who sent the pictures is gone, or the session is over.';

/** The pictures of the page, once the lab server takes them; null where the page sends none. */
async function sendOwnPictures(
  lab: LabApi,
  { preview }: CaptureScreens,
  setting: ReadonlySignal<CaptureSetting>,
  told: CaptureTold,
): Promise<Upload | null> {
  const { source } = setting.peek();
  if (!isSentByPage(source)) return null;
  if (source === 'webcam') told.phase('asking');
  const stream =
    source === 'webcam'
      ? await openWebcam(navigator.mediaDevices, lab.signal)
      : openDrawing(lab.signal);
  const frames = await frameSource(stream, preview, lab.signal);
  const socket = new WebSocket(lab.url('/m-jpeg/webcam').replace(/^http/, 'ws'));
  const fps = (): number => setting.peek().fps;
  const tell = (upload: UploadCount): void => told.report({ upload });
  const upload = startUpload(lab, socket, frames, fps, tell);
  await upload.opened;
  return upload;
}

/** Begins anew when what is asked for changes. Resolves when the lab server ends the stream. */
async function watchStream(
  lab: LabApi,
  { canvas }: CaptureScreens,
  setting: ReadonlySignal<CaptureSetting>,
  told: CaptureTold,
): Promise<void> {
  let shown = 0;
  for (;;) {
    const asked = setting.peek();
    const changed = new AbortController();
    const forget = setting.subscribe((now) => {
      if (now !== asked) changed.abort(new DOMException('Asked anew', 'AbortError'));
    });
    try {
      const url = lab.url('/m-jpeg/stream', streamParameters(asked));
      await paintByFetch(labWithin(lab, changed.signal), url, canvas, (frameNumber) => {
        if (shown === 0) told.phase('running');
        shown += 1;
        told.report({ frameNumber, shown });
      });
      return;
    } catch (error) {
      if (!changed.signal.aborted || lab.signal.aborted) throw error;
    } finally {
      forget();
    }
  }
}

async function askWhatIsFound(
  lab: LabApi,
  setting: ReadonlySignal<CaptureSetting>,
  told: CaptureTold,
): Promise<void> {
  for (;;) {
    const { source, boxes } = setting.peek();
    if (boxes) {
      const url = lab.url('/m-jpeg/status', { source: labSource(source) });
      const response = await fetch(url, { signal: lab.signal, cache: 'no-store' });
      const answer = (await response.json()) as JsonValue;
      if (setting.peek().boxes) told.report({ detection: detectionOf(answer) });
    } else told.report({ detection: null });
    await lab.sleep(askMs);
  }
}
