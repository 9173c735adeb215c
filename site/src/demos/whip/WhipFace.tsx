/** The picture that is published, the HTTP exchanges, and what Bob counted. */
import type { RefObject } from 'preact';
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { Arrived, WhipReport } from './whip-report.ts';
import { whipWords } from './whip-words.ts';
import styles from './whip.css?url';

interface Props extends ShownFace<WhipReport> {
  readonly video: RefObject<HTMLVideoElement>;
  readonly isLive: boolean;
}

export function WhipFace({ report, onlyBytes, video, isLive }: Props) {
  useStyles(styles);
  const words = onlyBytes ? 'This recording holds only the bytes of a run.' : whipWords(report);
  return (
    <>
      <p class="whip-words">{words}</p>
      <Announce sentence={report === null ? '' : words} />
      <div class="whip-sides">
        <figure hidden={!isLive}>
          <video
            ref={video}
            muted
            playsInline
            width={320}
            height={180}
            aria-label="What you publish"
          />
          <figcaption>what you publish</figcaption>
        </figure>
        <Exchanges report={report} />
        <Counted arrived={report?.arrived ?? null} />
      </div>
    </>
  );
}

function Exchanges({ report }: { readonly report: WhipReport | null }) {
  return (
    <table class="whip-table">
      <caption>HTTP, all there is of signaling</caption>
      <thead>
        <tr>
          <th scope="col">request</th>
          <th scope="col">what for</th>
          <th scope="col">status</th>
          <th scope="col">at</th>
        </tr>
      </thead>
      <tbody>
        {(report?.exchanges ?? []).map(({ method, purpose, status, atMs }, index) => (
          <tr key={index}>
            <th scope="row">{method}</th>
            <td>{purpose}</td>
            <td>{status}</td>
            <td>{atMs} ms</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counted({ arrived }: { readonly arrived: Arrived | null }) {
  const rows: readonly (readonly [string, string])[] =
    arrived === null
      ? []
      : [
          ['codec', arrived.codec],
          ['picture', arrived.size],
          ['frames', `${arrived.frames}, whole ones ${arrived.keyFrames}`],
          ['packets', `${arrived.packets}, lost ${arrived.lost}`],
          ['kilobytes', String(Math.round(arrived.bytes / 1000))],
        ];
  return (
    <table class="whip-table">
      <caption>What Bob counted</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
