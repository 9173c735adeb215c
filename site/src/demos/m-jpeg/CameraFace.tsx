/** Two screens with the same camera, what each showed, and the three ways to flush compared. */
import type { RefObject } from 'preact';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { CameraReport, CameraRun, ReaderName } from './camera-report.ts';
import { flushWords, latencyWords, readerWords, runWords } from './camera-words.ts';

interface Props extends ShownFace<CameraReport> {
  readonly canvas: RefObject<HTMLCanvasElement>;
  readonly image: RefObject<HTMLImageElement>;
  readonly running: boolean;
  /** The screens show the run of now; a recorded one has its pictures on the wire. */
  readonly isLive: boolean;
}

const beforeRun =
  'Press Run: the camera of the lab server fills both screens, each over a connection of its own.';

export function CameraFace({ report, onlyBytes, running, ...screens }: Props) {
  const runs = report?.runs ?? [];
  const newest = runs.at(-1) ?? null;
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : newest === null
      ? beforeRun
      : running
        ? 'The number below each screen is read from its pixels.'
        : runWords(newest);
  return (
    <>
      <Screens {...screens} run={newest} />
      {runs.length > 0 && <Comparison runs={runs} />}
      <p class="m-jpeg-words">{words}</p>
      <Announce sentence={newest !== null && !running ? words : ''} />
    </>
  );
}

interface ScreenProps extends Pick<Props, 'canvas' | 'image' | 'isLive'> {
  readonly run: CameraRun | null;
}

function Screens({ canvas, image, isLive, run }: ScreenProps) {
  return (
    <div class="m-jpeg-screens" hidden={!isLive}>
      <figure>
        <canvas
          ref={canvas}
          {...pictureSize}
          role="img"
          aria-label="The camera, painted by fetch and canvas"
        />
        <Caption run={run} reader="canvas" />
      </figure>
      <figure>
        <img
          ref={image}
          {...pictureSize}
          crossorigin="anonymous"
          alt="The camera, in an img element"
        />
        <Caption run={run} reader="img" />
      </figure>
    </div>
  );
}

function Caption({ run, reader }: { readonly run: CameraRun | null; readonly reader: ReaderName }) {
  const result = run?.readers.find((one) => one.reader === reader);
  const number = result?.newest ?? null;
  return (
    <figcaption>
      <b>{readerWords[reader]}</b>
      <span>{number === null ? 'no frame' : `frame ${number}`}</span>
      <span>{result === undefined ? 'off' : `${result.shown} shown, ${result.missed} missed`}</span>
    </figcaption>
  );
}

function Comparison({ runs }: { readonly runs: readonly CameraRun[] }) {
  return (
    <table class="m-jpeg-table">
      <caption>How far behind the camera, in frames of the stream and in time (median)</caption>
      <thead>
        <tr>
          <th scope="col">the next delimiter line</th>
          <th scope="col">{readerWords.canvas}</th>
          <th scope="col">{readerWords.img}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.flush}>
            <th scope="row">{flushWords[run.flush]}</th>
            <LatencyCell run={run} reader="canvas" />
            <LatencyCell run={run} reader="img" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LatencyCell({ run, reader }: { readonly run: CameraRun; readonly reader: ReaderName }) {
  const result = run.readers.find((one) => one.reader === reader);
  const latency = result === undefined ? null : latencyWords(run, result);
  if (latency === null) return <td>–</td>;
  return (
    <td>
      {latency} ± {Math.ceil(run.uncertaintyMs ?? 0)} ms
    </td>
  );
}
