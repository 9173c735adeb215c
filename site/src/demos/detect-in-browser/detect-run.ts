/** One run: the same frames, and either the page or the lab server looks for objects in them. */
import files from 'virtual:detection-files';
import type { DetectedObject } from '@wireside/labs-server/wire/video/detections.ts';
import { drawBoxes } from '@wireside/labs-server/wire/video/draw-boxes.ts';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { labWithin } from '../lab-within.ts';
import type { DetectRun, DetectSetting } from './detect-report.ts';
import { showFrames, type ShownFrame } from './frame-reader.ts';
import { LookMeter } from './look-meter.ts';
import { NewestOnly } from './newest-only.ts';
import { openPageDetector, type PageDetector } from './page-detector.ts';
import { followServerDetection } from './server-detection.ts';

export interface DetectScreens {
  readonly canvas: HTMLCanvasElement;
  /** Lies over the canvas. */
  readonly overlay: HTMLCanvasElement;
}

/** Who wants to know how a run goes. */
export interface DetectWatcher {
  /** Bytes that came so far of what the page needs first; null when it is all there. */
  loading(byteLength: number | null): void;
  tell(run: DetectRun): void;
  /** Percent; it may change while the page looks. */
  threshold(): number;
}

const { wasmSimd, wasm: plainWasm, model, weights } = files;

/** What the page loads before its first picture, in bytes, without the code of TensorFlow.js. */
export const loadedByteLength = wasmSimd.byteLength + model.byteLength + weights.byteLength;

/** Resolves when the stream ended. However it ends, neither connection nor worker is left. */
export async function runDetection(
  lab: LabApi,
  screens: DetectScreens,
  setting: DetectSetting,
  watcher: DetectWatcher,
): Promise<void> {
  const overlay = overlayOf(screens.overlay);
  overlay([]);
  const end = new AbortController();
  const parts = { lab: labWithin(lab, end.signal), screens, setting, watcher, overlay };
  try {
    await (setting.looker === 'page' ? lookInPage(parts) : letServerLook(parts));
  } finally {
    end.abort();
  }
}

interface RunParts {
  readonly lab: LabApi;
  readonly screens: DetectScreens;
  readonly setting: DetectSetting;
  readonly watcher: DetectWatcher;
  readonly overlay: (objects: readonly DetectedObject[]) => void;
}

async function lookInPage({ lab, screens, setting, watcher, overlay }: RunParts): Promise<void> {
  const detector = await loadDetector(lab, watcher);
  const loaded = weightOf(detector);
  const meter = new LookMeter();
  let run: DetectRun = { ...emptyRun(setting), ...loaded, pictures: 0 };
  const tell = (change: Partial<DetectRun>): void => watcher.tell((run = { ...run, ...change }));
  const looking = new NewestOnly<ShownFrame>(async (frame) => {
    const { objects, tookMs } = await detector.detect(frame.pixels());
    meter.add(tookMs, lab.now());
    const shown = objects.filter(({ score }) => score * 100 >= watcher.threshold());
    overlay(shown);
    const { count: pictures, perSecond, tookMs: median } = meter;
    tell({ pictures, perSecond, tookMs: median, objects: shown.map(named) });
  });
  try {
    const url = lab.url('/m-jpeg/stream', streamOf(setting));
    await showFrames(lab, url, screens.canvas, (frame) => {
      looking.push(frame);
      tell(counted(run, frame));
    });
    await looking.done();
  } finally {
    detector.close();
  }
}

async function letServerLook({ lab, screens, setting, watcher }: RunParts): Promise<void> {
  const meter = new LookMeter();
  let [run, isOver, lastLooked] = [emptyRun(setting), false, -1];
  const tell = (change: Partial<DetectRun>): void => watcher.tell((run = { ...run, ...change }));
  const { threshold } = setting;
  const url = lab.url('/m-jpeg/stream', { ...streamOf(setting), boxes: true, threshold });
  const following = followServerDetection(
    lab,
    () => isOver,
    ({ perSecond, latest }) => {
      if (latest === null || latest.frameNumber === lastLooked) return;
      lastLooked = latest.frameNumber;
      meter.add(latest.tookMs, lab.now());
      const marked = latest.objects.filter(({ score }) => score * 100 >= threshold);
      tell({ perSecond, tookMs: meter.tookMs, objects: marked.map(named) });
    },
  );
  const showing = showFrames(lab, url, screens.canvas, (frame) => tell(counted(run, frame)));
  await Promise.all([showing.finally(() => (isOver = true)), following]);
}

async function loadDetector(lab: LabApi, watcher: DetectWatcher): Promise<PageDetector> {
  let byteLength = 0;
  watcher.loading(byteLength);
  const worker = new Worker(new URL('./page-detection-worker.ts', import.meta.url), {
    type: 'module',
  });
  const addresses = {
    model: model.url,
    weights: weights.url,
    wasm: plainWasm.url,
    wasmSimd: wasmSimd.url,
  };
  try {
    return await openPageDetector(worker, addresses, lab.signal, (more) =>
      watcher.loading((byteLength += more)),
    );
  } finally {
    watcher.loading(null);
  }
}

/** The worker's own script is on the page's list of what was loaded. */
function weightOf({ loaded }: PageDetector): Pick<DetectRun, 'loadedBytes' | 'networkBytes'> {
  const entries = performance.getEntriesByName(loaded.script) as PerformanceResourceTiming[];
  const script = entries.at(-1);
  return {
    loadedBytes: loadedByteLength + (script?.decodedBodySize ?? 0),
    networkBytes: loaded.networkBytes + (script?.transferSize ?? 0),
  };
}

/** With the next head sent at once, no picture is shown one frame late. */
function streamOf({ fps, quality, frames }: DetectSetting) {
  return { fps, quality, flush: 'header', count: frames };
}

function emptyRun({ looker }: DetectSetting): DetectRun {
  const unknown = { pictures: null, perSecond: null, tookMs: null };
  return {
    looker,
    frames: 0,
    frameBytes: 0,
    ...unknown,
    loadedBytes: null,
    networkBytes: null,
    objects: [],
  };
}

function counted(run: DetectRun, { byteLength }: ShownFrame): Partial<DetectRun> {
  return { frames: run.frames + 1, frameBytes: run.frameBytes + byteLength };
}

function named({ label, score }: Pick<DetectedObject, 'label' | 'score'>) {
  return { label, score };
}

/** Draws over the frames; each call replaces what was drawn before. */
function overlayOf(canvas: HTMLCanvasElement): (objects: readonly DetectedObject[]) => void {
  Object.assign(canvas, pictureSize);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D context for a canvas.');
  context.font = '14px "IBM Plex Mono", monospace';
  return (objects) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    drawBoxes(context, objects);
  };
}
