/** The bytes of each frame as bars, codec below codec, and their means side by side. */
import type { RefObject } from 'preact';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { CodecSizes, SizesReport } from './sizes-report.ts';
import { bitRate, codecWords, frameSize, frameSizes, sizesWords } from './sizes-words.ts';

interface Props extends ShownFace<SizesReport> {
  readonly canvas: RefObject<HTMLCanvasElement>;
  readonly running: boolean;
  /** The screen shows the run of now; the pictures of a recorded one are on the wire. */
  readonly isLive: boolean;
}

const beforeRun =
  'Press Run: the camera comes as M-JPEG, and the page then encodes the same pictures as video.';

export function SizesFace({ report, onlyBytes, canvas, running, isLive }: Props) {
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : running
      ? 'Reading the pictures, and looking for the least bit rate at which a video is as good as they are.'
      : report === null
        ? beforeRun
        : sizesWords(report);
  return (
    <>
      <div class="m-jpeg-sizes">
        <canvas
          ref={canvas}
          hidden={!isLive}
          {...pictureSize}
          role="img"
          aria-label="The camera, as M-JPEG"
        />
        {report !== null && <Bars sizes={report.sizes} />}
      </div>
      {report !== null && <Sizes {...report} />}
      <p class="m-jpeg-words">{words}</p>
      <Announce sentence={report !== null && !running ? words : ''} />
    </>
  );
}

function Bars({ sizes }: { readonly sizes: readonly CodecSizes[] }) {
  const largest = Math.max(1, ...sizes.flatMap(({ bytes }) => bytes));
  return (
    <div class="m-jpeg-bars">
      {sizes.map((one) => (
        <CodecBars key={one.codec} {...one} largest={largest} />
      ))}
      <p class="m-jpeg-legend">
        <span class="m-jpeg-key">a key frame</span>
        <span class="m-jpeg-delta">what has changed</span>
      </p>
    </div>
  );
}

const barsHeight = 44;

/** One bar for each frame, in the order in which they were sent. */
function CodecBars({
  codec,
  bytes,
  keyFrames,
  largest,
}: CodecSizes & { readonly largest: number }) {
  const { key, delta } = frameSizes({ codec, bytes, keyFrames, likenessDb: 0 });
  return (
    <figure>
      <figcaption>{codecWords[codec]}</figcaption>
      <svg
        viewBox={`0 0 ${bytes.length * 4} ${barsHeight}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Bytes of ${bytes.length} frames: key frames ${frameSize(key)}, others ${frameSize(delta)}`}
      >
        {bytes.map((byteLength, index) => {
          const height = Math.max(1, (byteLength / largest) * barsHeight);
          return (
            <rect
              key={index}
              class={keyFrames.includes(index) ? 'm-jpeg-key' : 'm-jpeg-delta'}
              x={index * 4}
              y={barsHeight - height}
              width={3}
              height={height}
            />
          );
        })}
      </svg>
    </figure>
  );
}

function Sizes({ sizes, fps }: SizesReport) {
  return (
    <table class="m-jpeg-table">
      <caption>The same pictures, each video with the least bit rate that looks as good</caption>
      <thead>
        <tr>
          <th scope="col">codec</th>
          <th scope="col">a key frame</th>
          <th scope="col">a change</th>
          <th scope="col">mean frame</th>
          <th scope="col">at {fps} frames/s</th>
          <th scope="col">likeness</th>
        </tr>
      </thead>
      <tbody>
        {sizes.map((one) => (
          <SizesRow key={one.codec} {...one} fps={fps} />
        ))}
      </tbody>
    </table>
  );
}

function SizesRow({ fps, ...sizes }: CodecSizes & { readonly fps: number }) {
  const { key, delta, all } = frameSizes(sizes);
  return (
    <tr>
      <th scope="row">{codecWords[sizes.codec]}</th>
      <td>{frameSize(key)}</td>
      <td>{frameSize(delta)}</td>
      <td>{frameSize(all)}</td>
      <td>{bitRate(all, fps)}</td>
      <td>{sizes.likenessDb.toFixed(1)} dB</td>
    </tr>
  );
}
