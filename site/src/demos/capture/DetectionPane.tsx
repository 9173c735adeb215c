/** What the model found: the objects of its newest answer, and how old that is. */
import { cameraFramesPerSecond } from '../m-jpeg/frame-clock.ts';
import { ageWords, detectionWords, objectWords } from './capture-words.ts';
import type { DetectionReport, FoundObject } from './detection-report.ts';

interface Props {
  readonly detection: DetectionReport | null;
  readonly isOff: boolean;
  /** Percent. */
  readonly threshold: number;
}

/** Below the best ones the model guesses. */
const mostObjects = 6;

export function DetectionPane({ detection, isOff, threshold }: Props) {
  const words = isOff
    ? 'Off: the worker ends five seconds after the last one who wanted boxes.'
    : detection === null
      ? 'What the model finds appears here.'
      : detectionWords(detection);
  const age = detection === null || isOff ? null : ageWords(detection, cameraFramesPerSecond);
  const objects = isOff ? [] : (detection?.found?.objects.slice(0, mostObjects) ?? []);
  return (
    <section class="capture-detection" aria-label="Detection">
      <h3>detection</h3>
      <p>{words}</p>
      {age !== null && <p>{age}</p>}
      {objects.length > 0 && (
        <ul aria-label="Objects">
          {objects.map((object, index) => (
            <ObjectItem key={index} object={object} threshold={threshold} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ObjectItem(props: { readonly object: FoundObject; readonly threshold: number }) {
  const { object, threshold } = props;
  const isMarked = object.score * 100 >= threshold;
  return (
    <li>
      <b>{objectWords(object)}</b> <span>{isMarked ? 'marked' : 'below the threshold'}</span>
    </li>
  );
}
