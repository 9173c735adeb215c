/** One run of the camera: both readers at the same time, and the numbers that they showed. */
import type { LabApi } from '../../cell/lab-api.ts';
import { streamParameters } from './camera-addresses.ts';
import type { CameraRun, CameraSetting, ReaderName } from './camera-report.ts';
import { frameClock, type ClockSample } from './frame-clock.ts';
import { FrameMeter } from './frame-meter.ts';
import { paintByFetch, watchImage } from './picture-readers.ts';

export interface Screens {
  readonly canvas: HTMLCanvasElement;
  readonly image: HTMLImageElement;
}

/** How long the img element may need for its last picture after the canvas had its own. */
const lastPictureMs = 400;

/** Resolves when the stream ended. After a Stop no connection is left. */
export async function runCamera(
  lab: LabApi,
  screens: Screens,
  setting: CameraSetting,
  tell: (run: CameraRun) => void,
): Promise<void> {
  const { fps, frames } = setting;
  const meters = new Map<ReaderName, FrameMeter>([['canvas', new FrameMeter(fps)]]);
  if (frames !== null) meters.set('img', new FrameMeter(fps));
  const samples: ClockSample[] = [];
  const report = (): void => tell(runOf(setting, meters, samples));
  const shown = (reader: ReaderName) => (number: number) => {
    if (meters.get(reader)?.show(number, lab.now()) === true) report();
  };
  const url = lab.url('/m-jpeg/stream', { ...streamParameters(setting), count: frames });
  const stopWatching = frames === null ? () => {} : watchImage(screens.image, url, shown('img'));
  lab.onStop(() => leave(screens.image, stopWatching));
  report();
  try {
    const asking = askForNumbers(lab, samples);
    await paintByFetch(lab, url, screens.canvas, shown('canvas'));
    await asking;
    await lab.sleep(lastPictureMs);
    report();
  } finally {
    stopWatching();
  }
}

/** Without its address an img element closes its connection. */
function leave(image: HTMLImageElement, stopWatching: () => void): void {
  stopWatching();
  image.removeAttribute('src');
}

/** Apart by a time that is no multiple of the camera's interval, so that each answer narrows the clock down. */
const askAfterMs = [300, 170, 230, 110, 190, 270] as const;

/** Asks the camera for its number a few times; each answer is a sample. */
export async function askForNumbers(lab: LabApi, samples: ClockSample[]): Promise<void> {
  for (const delayMs of askAfterMs) {
    await lab.sleep(delayMs);
    const askedMs = lab.now();
    const response = await fetch(lab.url('/m-jpeg/status'), {
      signal: lab.signal,
      cache: 'no-store',
    });
    const answeredMs = lab.now();
    const { camera } = (await response.json()) as { camera?: { frameNumber?: number } };
    if (camera?.frameNumber === undefined) continue;
    samples.push({ frameNumber: camera.frameNumber, askedMs, answeredMs });
  }
}

function runOf(
  { flush, fps }: CameraSetting,
  meters: ReadonlyMap<ReaderName, FrameMeter>,
  samples: readonly ClockSample[],
): CameraRun {
  const clock = frameClock(samples);
  return {
    flush,
    fps,
    uncertaintyMs: clock?.uncertaintyMs ?? null,
    readers: Array.from(meters, ([reader, meter]) => ({
      reader,
      shown: meter.shown,
      missed: meter.missed,
      newest: meter.newest,
      latencyMs: meter.medianLatencyMs(clock),
    })),
  };
}
