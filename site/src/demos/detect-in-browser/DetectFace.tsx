/** The frames with boxes over them, the objects by name, and what it costs whom. */
import { objectWords } from '@wireside/labs-server/wire/video/draw-boxes.ts';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import type { RefObject } from 'preact';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { DetectReport, DetectRun, Looker, NamedObject } from './detect-report.ts';
import { bytesWords, costWords, detectWords, lookerWords } from './detect-words.ts';

interface Props extends ShownFace<DetectReport> {
  readonly canvas: RefObject<HTMLCanvasElement>;
  readonly overlay: RefObject<HTMLCanvasElement>;
  readonly running: boolean;
  /** Bytes that came so far of what the page needs first; null when nothing is loading. */
  readonly loadedBytes: number | null;
  /** All of them. */
  readonly toLoadBytes: number;
  /** The screen shows the run of now; a recorded one has its pictures on the wire. */
  readonly isLive: boolean;
}

const runningWords: Readonly<Record<Looker, string>> = {
  page: 'The frames come without boxes: this page draws them over the picture.',
  server: 'The boxes are in the pixels of the frames: the page only shows them.',
};

export function DetectFace({ report, onlyBytes, running, loadedBytes, ...rest }: Props) {
  const runs = report?.runs ?? [];
  const newest = runs.at(-1) ?? null;
  const isOver = newest !== null && !running;
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : isOver
      ? detectWords(newest)
      : running && newest !== null
        ? runningWords[newest.looker]
        : `Press Run. Before its first picture the page loads ${bytesWords(rest.toLoadBytes)} of model and WebAssembly, and the code that runs them.`;
  return (
    <>
      <div class="detect-sides">
        <Screen {...rest} run={newest} />
        <ObjectList
          objects={newest?.objects ?? []}
          isKnown={newest !== null && newest.perSecond !== null}
        />
      </div>
      {runs.length > 0 && <Costs runs={runs} />}
      {loadedBytes === null ? (
        <p class="detect-words">{words}</p>
      ) : (
        <Loading loadedBytes={loadedBytes} toLoadBytes={rest.toLoadBytes} />
      )}
      <Announce sentence={isOver ? words : ''} />
    </>
  );
}

type ScreenProps = Pick<Props, 'canvas' | 'overlay' | 'isLive'> & {
  readonly run: DetectRun | null;
};

function Screen({ canvas, overlay, isLive, run }: ScreenProps) {
  return (
    <figure class="detect-screen" hidden={!isLive}>
      <div>
        <canvas ref={canvas} {...pictureSize} role="img" aria-label="The camera" />
        <canvas ref={overlay} {...pictureSize} aria-hidden="true" />
      </div>
      <figcaption>
        <b>{run === null ? 'the camera' : `objects found by ${lookerWords[run.looker]}`}</b>
        <span>{run?.frames ?? 0} frames shown</span>
        {run !== null && run.pictures !== null && <span>{run.pictures} looked at</span>}
      </figcaption>
    </figure>
  );
}

interface ListProps {
  readonly objects: readonly NamedObject[];
  /** False before the first answer. */
  readonly isKnown: boolean;
}

function ObjectList({ objects, isKnown }: ListProps) {
  return (
    <section class="detect-objects" aria-label="Objects in the picture">
      <h3>Objects in the picture</h3>
      {objects.length === 0 ? (
        <p>{isKnown ? 'None above the threshold.' : 'Nobody has looked yet.'}</p>
      ) : (
        <ul>
          {objects.map((object, index) => (
            <li key={index}>{objectWords(object)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Loading({
  loadedBytes,
  toLoadBytes,
}: Pick<Props, 'toLoadBytes'> & { loadedBytes: number }) {
  const shown = Math.min(loadedBytes, toLoadBytes);
  const words =
    loadedBytes === 0
      ? 'Loading the code that detects objects.'
      : shown < toLoadBytes
        ? `Loading the model: ${bytesWords(shown)} of ${bytesWords(toLoadBytes)}.`
        : 'All is there; the model is made ready.';
  return (
    <div class="detect-words" role="status">
      <progress aria-label="Loading the model" value={shown} max={toLoadBytes} />
      <p>{words}</p>
    </div>
  );
}

function Costs({ runs }: { readonly runs: readonly DetectRun[] }) {
  return (
    <table class="detect-table">
      <caption>What it costs</caption>
      <thead>
        <tr>
          <th scope="col">who looks</th>
          <th scope="col">pictures per second</th>
          <th scope="col">per picture</th>
          <th scope="col">a frame on the wire</th>
          <th scope="col">loaded before</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => {
          const { perSecond, tookMs, frame, loaded } = costWords(run);
          return (
            <tr key={run.looker}>
              <th scope="row">{lookerWords[run.looker]}</th>
              <td>{perSecond}</td>
              <td>{tookMs}</td>
              <td>{frame}</td>
              <td>{loaded}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
