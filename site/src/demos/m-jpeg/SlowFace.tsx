/** Two screens with the same camera, and what the lab server counts for each of their streams. */
import type { RefObject } from 'preact';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import {
  slowReaders,
  type SlowReaderName,
  type SlowReport,
  type SlowResult,
} from './slow-report.ts';
import { kilobytes, seconds, slowReaderWords, slowWords } from './slow-words.ts';

interface Props extends ShownFace<SlowReport> {
  readonly canvases: Readonly<Record<SlowReaderName, RefObject<HTMLCanvasElement>>>;
  /** The screens show the run of now; a recorded one has no pictures. */
  readonly isLive: boolean;
}

const beforeRun =
  'Press Run: both readers ask for 30 large pictures per second, and one of them does not read on.';

export function SlowFace({ report, onlyBytes, canvases, isLive }: Props) {
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : report === null
      ? beforeRun
      : slowWords(report);
  return (
    <>
      <div class="m-jpeg-screens" hidden={!isLive}>
        {slowReaders.map((reader) => (
          <figure key={reader}>
            <canvas
              ref={canvases[reader]}
              {...pictureSize}
              role="img"
              aria-label={`The camera, as the ${slowReaderWords[reader]} shows it`}
            />
            <Caption reader={reader} report={report} />
          </figure>
        ))}
      </div>
      {report !== null && <Counters {...report} />}
      <p class="m-jpeg-words">{words}</p>
      <Announce sentence={report === null ? '' : words} />
    </>
  );
}

function Caption({
  reader,
  report,
}: {
  readonly reader: SlowReaderName;
  readonly report: SlowReport | null;
}) {
  const newest = report?.results.find((one) => one.reader === reader)?.newest ?? null;
  return (
    <figcaption>
      <b>{slowReaderWords[reader]}</b>
      <span>{newest === null ? 'no frame' : `frame ${newest}`}</span>
    </figcaption>
  );
}

const rows: readonly (readonly [label: string, cell: (result: SlowResult) => string])[] = [
  ['frames sent', ({ sentFrames }) => String(sentFrames)],
  ['frames dropped', ({ droppedFrames }) => String(droppedFrames)],
  ['waiting in the server now', ({ queuedBytes }) => kilobytes(queuedBytes)],
  ['the most that waited there', ({ mostQueuedBytes }) => kilobytes(mostQueuedBytes)],
  ['its picture was behind, at most', ({ mostBehindMs }) => seconds(mostBehindMs)],
];

function Counters({ results, maxQueuedBytes }: SlowReport) {
  const limit =
    maxQueuedBytes === null ? '' : `; ${kilobytes(maxQueuedBytes)} may wait for a client`;
  return (
    <table class="m-jpeg-table">
      <caption>What the lab server tells of its streams{limit}</caption>
      <thead>
        <tr>
          <th scope="col">counter</th>
          {results.map(({ reader }) => (
            <th key={reader} scope="col">
              {slowReaderWords[reader]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, cell]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {results.map((result) => (
              <td key={result.reader}>{cell(result)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
