/** Each way from the lab server to the screen. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { contextOf, numberOn, watchImage } from '../m-jpeg/picture-readers.ts';
import { missingForMp4, openMp4Link } from './mp4-link.ts';
import { MsePlayer, noMediaSource } from './mse-player.ts';
import { readPictures } from './picture-stream.ts';
import { generateTrack } from './track-generator.ts';
import { playStream, watchVideo } from './watch-video.ts';
import type { WayMeter } from './way-meter.ts';
import { framesPerSecond, type IntoVideoSetting, type WayName } from './ways.ts';

export interface Screens {
  readonly img: HTMLImageElement;
  readonly canvas: HTMLCanvasElement;
  readonly capture: HTMLVideoElement;
  readonly generator: HTMLVideoElement;
  readonly mse: HTMLVideoElement;
}

export interface WayOptions {
  /** Its signal ends the way. */
  readonly lab: LabApi;
  /** Of the M-JPEG stream. */
  readonly url: string;
  readonly screens: Screens;
  readonly setting: IntoVideoSetting;
  readonly meter: WayMeter;
  /** Called when the meter has counted. */
  readonly report: () => void;
}

/**
 * Resolves when the way has come to its end or `lab.signal` has ended it; then it holds no connection and no track.
 * @throws Error whose message says why it cannot be gone
 */
export function goWay(way: WayName, options: WayOptions): Promise<void> {
  return ways[way](options);
}

const ways: Readonly<Record<WayName, (options: WayOptions) => Promise<void>>> = {
  async img(options) {
    const { lab, url, screens } = options;
    const stop = watchImage(screens.img, url, shown(options));
    await untilStopped(lab);
    stop();
    leaveStream(screens.img);
  },
  async canvas(options) {
    const { lab, url, screens } = options;
    const context = contextOf(screens.canvas);
    const show = shown(options);
    await readPictures(lab, url, {
      onBytes: received(options),
      take(picture) {
        context.drawImage(picture, 0, 0, pictureSize.width, pictureSize.height);
        const number = numberOn(context);
        if (number !== null) show(number);
      },
    });
  },
  async capture(options) {
    const { lab, screens } = options;
    const stopPlaying = playStream(screens.capture, screens.canvas.captureStream());
    const stopWatching = watchVideo(screens.capture, shown(options));
    await untilStopped(lab);
    stopWatching();
    stopPlaying();
  },
  async generator(options) {
    const { lab, url, screens } = options;
    const track = generateTrack();
    const stopPlaying = playStream(screens.generator, track.stream);
    const stopWatching = watchVideo(screens.generator, shown(options));
    try {
      await readPictures(lab, url, {
        onBytes: received(options),
        take: (picture) => track.write(picture),
      });
      await untilStopped(lab);
    } finally {
      stopWatching();
      stopPlaying();
    }
  },
  async mse(options) {
    const { lab, screens, setting, meter, report } = options;
    if (!('MediaSource' in globalThis)) throw new Error(noMediaSource);
    const missing = await missingForMp4(lab);
    if (missing !== null) throw new Error(missing);
    const fragmentSeconds = setting.fragment === 'frame' ? 1 / framesPerSecond : 1;
    const player = new MsePlayer({
      video: screens.mse,
      fragmentSeconds,
      onTrouble(sentence) {
        meter.trouble = sentence;
        report();
      },
    });
    const stopWatching = watchVideo(screens.mse, shown(options));
    const receive = received(options);
    try {
      await openMp4Link(lab, setting, {
        onType: (mediaType) => player.begin(mediaType),
        onSegment(segment) {
          receive(segment.byteLength);
          player.push(segment);
        },
      });
    } finally {
      stopWatching();
      player.close();
    }
  },
};

function shown({ lab, meter, report }: WayOptions): (number: number) => void {
  return (number) => {
    if (meter.show(number, lab.now())) report();
  };
}

function received({ lab, meter }: WayOptions): (byteLength: number) => void {
  return (byteLength) => meter.receive(byteLength, lab.now());
}

/** With another address an img element closes its connection; that of its last picture leaves it on the screen. */
function leaveStream(image: HTMLImageElement): void {
  if (image.naturalWidth === 0) return image.removeAttribute('src');
  const context = contextOf(document.createElement('canvas'));
  context.drawImage(image, 0, 0, pictureSize.width, pictureSize.height);
  image.src = context.canvas.toDataURL();
}

function untilStopped({ signal }: LabApi): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
