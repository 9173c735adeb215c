/** One run of the splitter: the same broken stream for the browser's own reader and for two of ours. */
import type { LabApi } from '../../cell/lab-api.ts';
import { partsOf } from './multipart-parts.ts';
import { contextOf, numberOn, openMultipart, pictureIn, watchImage } from './picture-readers.ts';
import { splitByLength } from './split-by-length.ts';
import type { SplitReader, SplitResult, SplitRun, SplitSetting } from './splitter-report.ts';

/** A small picture as a `data:` address. */
export interface Thumbnail {
  readonly frameNumber: number;
  readonly address: string;
}

export type Thumbnails = Readonly<Record<SplitReader, readonly Thumbnail[]>>;

export const noThumbnails: Thumbnails = { delimiters: [], lengths: [], img: [] };

export interface SplitOutcome {
  readonly run: SplitRun;
  readonly thumbnails: Thumbnails;
}

const asked = { fps: 4, quality: 30, flush: 'after' } as const;

const pictures = 6;

/** How long the img element may need for its last picture after the response ended. */
const lastPictureMs = 400;

/** Resolves when all three are done; after a Stop no connection is left. */
export async function runSplitter(
  lab: LabApi,
  image: HTMLImageElement,
  setting: SplitSetting,
): Promise<SplitOutcome> {
  const withoutEnd = { ...asked, ...setting };
  const url = lab.url('/m-jpeg/stream', { ...withoutEnd, count: pictures });
  const seen: Thumbnail[] = [];
  const imageUrl = mayEndInImage(setting) ? url : lab.url('/m-jpeg/stream', withoutEnd);
  const stopWatching = watchImage(image, imageUrl, (frameNumber, canvas) => {
    if (seen.at(-1)?.frameNumber !== frameNumber) seen.push(thumbnailOf(frameNumber, canvas));
  });
  const leave = (): void => {
    stopWatching();
    image.removeAttribute('src');
  };
  lab.onStop(leave);
  try {
    const { body, boundary } = await openMultipart(lab, url);
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    const delimiters = await readByDelimiters(bytes, boundary);
    const lengths = await readPictures('lengths', splitByLength(bytes, boundary), null);
    await lab.sleep(lastPictureMs);
    const results = [delimiters.result, lengths.result, resultOf('img', seen, null, null)];
    return {
      run: { ...setting, results },
      thumbnails: { delimiters: delimiters.thumbnails, lengths: lengths.thumbnails, img: seen },
    };
  } finally {
    if (mayEndInImage(setting)) stopWatching();
    else leave();
  }
}

/**
 * When a response ends whose parts are no pictures, Chromium 156 crashes the page: `browsers.yaml` has the fact. Such a
 * stream has no end for the img element, which leaves it before.
 */
function mayEndInImage({ boundaryInData }: SplitSetting): boolean {
  return !boundaryInData;
}

interface Read {
  readonly result: SplitResult;
  readonly thumbnails: readonly Thumbnail[];
}

async function readByDelimiters(bytes: Uint8Array<ArrayBuffer>, boundary: string): Promise<Read> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let firstFault: string | null = null;
  const { body } = new Response(bytes);
  if (body === null) throw new Error('The response had no bytes.');
  for await (const { data, fault } of partsOf(body, boundary)) {
    parts.push(data);
    firstFault ??= fault;
  }
  return readPictures('delimiters', parts, firstFault);
}

async function readPictures(
  reader: SplitReader,
  parts: readonly Uint8Array<ArrayBuffer>[],
  fault: string | null,
): Promise<Read> {
  const context = contextOf(document.createElement('canvas'));
  const thumbnails: Thumbnail[] = [];
  for (const part of parts) {
    const bitmap = await pictureIn(part);
    if (bitmap === null) continue;
    const { width, height } = context.canvas;
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const frameNumber = numberOn(context);
    if (frameNumber !== null) thumbnails.push(thumbnailOf(frameNumber, context.canvas));
  }
  const broken = parts.length - thumbnails.length;
  return { thumbnails, result: resultOf(reader, thumbnails, broken, fault) };
}

function resultOf(
  reader: SplitReader,
  thumbnails: readonly Thumbnail[],
  brokenParts: number | null,
  fault: string | null,
): SplitResult {
  return {
    reader,
    frames: thumbnails.map(({ frameNumber }) => frameNumber),
    brokenParts,
    fault,
  };
}

function thumbnailOf(frameNumber: number, canvas: HTMLCanvasElement): Thumbnail {
  const small = document.createElement('canvas');
  Object.assign(small, { width: canvas.width / 4, height: canvas.height / 4 });
  small.getContext('2d')?.drawImage(canvas, 0, 0, small.width, small.height);
  return { frameNumber, address: small.toDataURL('image/jpeg') };
}
