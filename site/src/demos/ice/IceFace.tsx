/** The face of a call: how it stands, its candidates, its pairs. */
import { useSignal, type Signal } from '@preact/signals';
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import { CandidatePart } from './CandidatePart.tsx';
import styles from './ice.css?url';
import type { IceReport } from './ice-report.ts';
import { noReport } from './ice-report.ts';
import type { IceSetting } from './ice-setting.ts';
import { callWords } from './ice-words.ts';
import { OfflineNote } from './OfflineNote.tsx';
import { PairPart } from './PairPart.tsx';

interface Props extends ShownFace<IceReport> {
  readonly setting: IceSetting;
  readonly onRecorded: (() => void) | null;
}

export function IceFace({ report, onlyBytes, setting, onRecorded }: Props) {
  useStyles(styles);
  const onStage = useSignal<Part>('candidates');
  const shown = report ?? noReport(setting);
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : report === null
      ? 'Two peers in this page, Alice and Bob, open a data channel: watch how they find each other.'
      : callWords(report);
  return (
    <>
      <div class="ice-words">
        <p>{words}</p>
        <StageSwitch onStage={onStage} />
      </div>
      <Announce sentence={report === null ? '' : words} />
      {shown.isOffline && <OfflineNote onRecorded={onRecorded} />}
      <div data-on-stage={onStage.value}>
        <CandidatePart report={shown} />
        <PairPart report={shown} />
      </div>
    </>
  );
}

const parts = ['candidates', 'pairs'] as const;

type Part = (typeof parts)[number];

/** Readers see both parts; a stage has room for one. */
function StageSwitch({ onStage }: { readonly onStage: Signal<Part> }) {
  return (
    <div class="ice-stage-switch" role="group" aria-label="On stage">
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          class="button"
          aria-pressed={onStage.value === part}
          onClick={() => (onStage.value = part)}
        >
          {part}
        </button>
      ))}
    </div>
  );
}
