/** One run: all chosen ways at the same time, and the numbers that they showed. */
import type { LabApi } from '../../cell/lab-api.ts';
import { labWithin } from '../lab-within.ts';
import { askForNumbers } from '../m-jpeg/camera-run.ts';
import { frameClock, type ClockSample } from '../m-jpeg/frame-clock.ts';
import type { WayResult } from './into-video-report.ts';
import { WayMeter } from './way-meter.ts';
import { goWay, type Screens } from './go-way.ts';
import { framesPerSecond, quality, type IntoVideoSetting, type WayName } from './ways.ts';

/** How long the slowest way may need for its last frames after the camera's stream ended. */
const lastFramesMs = 400;

/** Resolves when the time is over. After a Stop no connection is left, and no track. */
export async function runIntoVideo(
  lab: LabApi,
  screens: Screens,
  setting: IntoVideoSetting,
  tell: (results: readonly WayResult[]) => void,
): Promise<void> {
  const ended = new AbortController();
  const within = labWithin(lab, ended.signal);
  const count = framesPerSecond * setting.seconds;
  // The img element of Chromium is a frame late without the next head; who splits at delimiters needs none.
  const flush = setting.ways.includes('img') ? 'header' : 'after';
  const url = lab.url('/m-jpeg/stream', { fps: framesPerSecond, quality, flush, count });
  const samples: ClockSample[] = [];
  const meters = metersOf(setting);
  const report = (): void => {
    const clock = frameClock(samples);
    tell(Array.from(meters.values(), (meter) => meter.result(clock)));
  };
  report();
  const go = async (way: WayName, meter: WayMeter): Promise<void> => {
    try {
      await goWay(way, { lab: within, url, screens, setting, meter, report });
    } catch (error) {
      if (within.signal.aborted) return;
      // The others are compared with it: without it there is no run.
      if (way === 'canvas') throw error;
      meter.trouble = error instanceof Error ? error.message : String(error);
      report();
    }
  };
  const others = Array.from(meters, ([way, meter]) => (way === 'canvas' ? null : go(way, meter)));
  const asking = askForNumbers(within, samples).catch(() => undefined);
  try {
    const canvas = meters.get('canvas');
    if (canvas !== undefined) await go('canvas', canvas);
    await asking;
    await within.sleep(lastFramesMs);
  } finally {
    report();
    ended.abort();
    await Promise.all(others);
  }
}

function metersOf({ ways, tune, fragment }: IntoVideoSetting): ReadonlyMap<WayName, WayMeter> {
  return new Map(
    (['canvas', ...ways.filter((way) => way !== 'canvas')] as const).map((way) => [
      way,
      new WayMeter({ way, encoding: way === 'mse' ? { tune, fragment } : null }),
    ]),
  );
}
