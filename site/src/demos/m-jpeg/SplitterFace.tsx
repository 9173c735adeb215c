/** The pictures that each reader found, the rules that it saw broken, and all settings compared. */
import type { RefObject } from 'preact';
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import {
  splitReaders,
  type SplitReader,
  type SplitReport,
  type SplitRun,
} from './splitter-report.ts';
import type { Thumbnails } from './splitter-run.ts';
import { resultWords, settingWords, splitReaderWords, splitWords } from './splitter-words.ts';

interface Props extends ShownFace<SplitReport> {
  readonly image: RefObject<HTMLImageElement>;
  readonly thumbnails: Thumbnails;
  readonly running: boolean;
  /** Pictures are kept for the run of now only; those of a recorded one are on the wire. */
  readonly isLive: boolean;
}

const beforeRun = 'Press Run: six pictures are sent, and three readers look for them.';

export function SplitterFace({ report, onlyBytes, running, ...rest }: Props) {
  const runs = report?.runs ?? [];
  const newest = runs.at(-1) ?? null;
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : running
      ? 'Reading six pictures.'
      : newest === null
        ? beforeRun
        : splitWords(newest);
  return (
    <>
      <Strips {...rest} run={running ? null : newest} />
      <p class="m-jpeg-words">{words}</p>
      {runs.length > 0 && <Comparison runs={runs} />}
      <Announce sentence={newest !== null && !running ? words : ''} />
    </>
  );
}

interface StripProps {
  readonly image: RefObject<HTMLImageElement>;
  readonly thumbnails: Thumbnails;
  readonly isLive: boolean;
  readonly run: SplitRun | null;
}

function Strips({ image, thumbnails, isLive, run }: StripProps) {
  return (
    <div class="m-jpeg-strips" hidden={!isLive}>
      {splitReaders.map((reader) => (
        <section key={reader} aria-label={splitReaderWords[reader]}>
          <h3>{splitReaderWords[reader]}</h3>
          {reader === 'img' && (
            <img
              ref={image}
              {...pictureSize}
              crossorigin="anonymous"
              alt="The stream, in an img element"
            />
          )}
          <ul>
            {thumbnails[reader].map(({ frameNumber, address }) => (
              <li key={frameNumber}>
                <img src={address} alt={`frame ${frameNumber}`} width={160} height={90} />
              </li>
            ))}
          </ul>
          <p>{run?.results.find((result) => result.reader === reader)?.fault ?? ''}</p>
        </section>
      ))}
    </div>
  );
}

function Comparison({ runs }: { readonly runs: readonly SplitRun[] }) {
  return (
    <table class="m-jpeg-table">
      <caption>Six pictures were sent</caption>
      <thead>
        <tr>
          <th scope="col">each part</th>
          {splitReaders.map((reader) => (
            <th key={reader} scope="col">
              {splitReaderWords[reader]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={settingWords(run)}>
            <th scope="row">{settingWords(run)}</th>
            {splitReaders.map((reader) => (
              <td key={reader}>{cellWords(run, reader)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellWords(run: SplitRun, reader: SplitReader): string {
  const result = run.results.find((one) => one.reader === reader);
  return result === undefined ? '–' : resultWords(result);
}
