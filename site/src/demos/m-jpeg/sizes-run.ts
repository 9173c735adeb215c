/** One run of the comparison: the camera as M-JPEG from the lab, and the same pictures as video made in the page. */
import type { LabApi } from '../../cell/lab-api.ts';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { leastThatSuffices } from './least-that-suffices.ts';
import { partsOf } from './multipart-parts.ts';
import { meanSquaredError, peakSignalToNoise } from './peak-signal-to-noise.ts';
import { contextOf, numberOn, openMultipart, pictureIn } from './picture-readers.ts';
import type { CodecSizes, SizesReport, SizesSetting } from './sizes-report.ts';
import { codecWords, meanOf } from './sizes-words.ts';
import { encodes, encodeVideo, videoCodecs, type VideoCodec } from './video-encoding.ts';

/** The pictures to which both M-JPEG and video are compared. */
const bestQuality = 95;

/** Bit rates to choose from, in bits per second, and how many of them are tried. */
const bitRates = { low: 30_000, high: 8_000_000, tries: 6 } as const;

interface Picture {
  readonly byteLength: number;
  readonly image: ImageData;
}

export interface SizesRunOptions {
  readonly lab: LabApi;
  /** The lab in another run: its wire is not the one that is looked at. */
  readonly unseen: LabApi;
  readonly canvas: HTMLCanvasElement;
  readonly setting: SizesSetting;
  readonly tell: (report: SizesReport) => void;
}

/** Resolves when all codecs were tried. */
export async function runSizes({
  lab,
  unseen,
  canvas,
  setting,
  tell,
}: SizesRunOptions): Promise<void> {
  const best = document.createElement('canvas');
  const [jpegs, bests] = await Promise.all([
    readPictures(lab, setting, canvas),
    readPictures(unseen, { ...setting, quality: bestQuality }, best),
  ]);
  const numbers = [...jpegs.keys()].filter((number) => bests.has(number));
  const pairs = numbers.map((number) => [jpegs.get(number), bests.get(number)] as const);
  const pictures = pairs
    .map(([, picture]) => picture?.image)
    .filter((image) => image !== undefined);
  const jpeg = jpegSizes(
    pairs.map(([picture]) => picture),
    pictures,
  );
  let report: SizesReport = { ...setting, frames: pictures.length, sizes: [jpeg], missing: [] };
  tell(report);
  for (const codec of videoCodecs) {
    if (lab.signal.aborted) return;
    const found = await asGoodAs(jpeg, codec, setting.fps, pictures, lab.signal);
    report =
      typeof found === 'string'
        ? { ...report, missing: [...report.missing, found] }
        : { ...report, sizes: [...report.sizes, found] };
    tell(report);
  }
}

/** The pictures of one stream by their numbers. */
async function readPictures(
  lab: LabApi,
  { fps, quality, frames }: SizesSetting,
  canvas: HTMLCanvasElement,
): Promise<ReadonlyMap<number, Picture>> {
  const url = lab.url('/m-jpeg/stream', { fps, quality, flush: 'after', count: frames });
  const { body, boundary } = await openMultipart(lab, url);
  const context = contextOf(canvas);
  const { width, height } = pictureSize;
  const pictures = new Map<number, Picture>();
  for await (const { data } of partsOf(body, boundary)) {
    const bitmap = await pictureIn(data);
    if (bitmap === null) continue;
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const number = numberOn(context);
    if (number === null) continue;
    const image = context.getImageData(0, 0, width, height);
    pictures.set(number, { byteLength: data.length, image });
  }
  return pictures;
}

function jpegSizes(
  jpegs: readonly (Picture | undefined)[],
  bests: readonly ImageData[],
): CodecSizes {
  const likenesses = bests.map((best, index) => {
    const data = jpegs[index]?.image.data ?? new Uint8ClampedArray();
    return peakSignalToNoise(meanSquaredError(best.data, data));
  });
  return {
    codec: 'jpeg',
    bytes: jpegs.map((jpeg) => jpeg?.byteLength ?? 0),
    keyFrames: [...jpegs.keys()],
    likenessDb: meanOf(likenesses),
  };
}

/** The video with the least bit rate that is as close to the pictures as the JPEGs are; a sentence when there is none. */
async function asGoodAs(
  jpeg: CodecSizes,
  codec: VideoCodec,
  fps: number,
  pictures: readonly ImageData[],
  signal: AbortSignal,
): Promise<CodecSizes | string> {
  if (!(await encodes(codec, fps))) return `This browser encodes no ${codecWords[codec]}.`;
  const attempt = (bitRate: number): Promise<CodecSizes> => {
    signal.throwIfAborted();
    return encodeVideo(codec, fps, Math.round(bitRate), pictures);
  };
  const found = await leastThatSuffices(
    bitRates,
    attempt,
    ({ likenessDb }) => likenessDb >= jpeg.likenessDb,
  );
  if (found.likenessDb >= jpeg.likenessDb) return found;
  return `${codecWords[codec]} of this browser did not come as close as the JPEGs.`;
}
