/** Alice, Carol, and what is between them. */
import { useState } from 'preact/hooks';
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import styles from './mallory.css?url';
import type { MalloryReport } from './mallory-report.ts';
import { comparisonWords, revealWords } from './mallory-words.ts';
import { MallorySide } from './MallorySide.tsx';

interface Props extends ShownFace<MalloryReport> {
  /** True while the call is going on: only then can anything be sent. */
  readonly isLive: boolean;
  readonly onSend: (from: 'alice' | 'carol', text: string) => void;
  readonly onReveal: () => void;
}

export function MalloryFace({ report, isLive, onSend, onReveal }: Props) {
  useStyles(styles);
  const [comparesSince, setComparesSince] = useState<string | null>(null);
  const connected = report !== null && report.alice !== null && report.carol !== null;
  // The codes of another call have to be asked for again.
  const compares = connected && comparesSince === report.alice?.code;
  const words = report === null ? '' : compares ? comparisonWords(report) : '';
  const overheard = report?.said.filter(({ from }) => from === 'mallory') ?? [];
  return (
    <>
      <div class="mallory-sides">
        <MallorySide name="Alice" side="alice" {...{ report, isLive, compares, onSend }} />
        <section class="mallory-middle" aria-label="In the middle">
          <h3>In the middle</h3>
          <p>{middleWords(report, connected)}</p>
          <ol>
            {overheard.map(({ text }, index) => (
              <li key={index}>
                Mallory read: <q>{text}</q>
              </li>
            ))}
          </ol>
        </section>
        <MallorySide name="Carol" side="carol" {...{ report, isLive, compares, onSend }} />
      </div>
      <div class="mallory-verdict">
        <button
          type="button"
          class="button"
          disabled={!connected}
          onClick={() => setComparesSince(report?.alice?.code ?? null)}
        >
          Compare the codes by telephone
        </button>
        <button type="button" class="button" disabled={!isLive || !connected} onClick={onReveal}>
          Ask who it was
        </button>
        <p>{[words, report === null ? '' : revealWords(report)].filter(Boolean).join(' ')}</p>
      </div>
      <Announce sentence={words} />
    </>
  );
}

function middleWords(report: MalloryReport | null, connected: boolean): string {
  if (report === null)
    return 'Press Call: Alice calls Carol, and somebody carries the descriptions.';
  if (!connected) return 'The descriptions cross the signaling server …';
  if (report.server === 'chance' && report.isMallory === null)
    return 'The call stands. Is somebody there?';
  const isHers = report.server === 'mallory' || report.isMallory === 'yes';
  return isHers
    ? 'Mallory has two encrypted calls, one with each of you, and passes on what she reads.'
    : 'Nobody: the call goes from Alice to Carol.';
}
