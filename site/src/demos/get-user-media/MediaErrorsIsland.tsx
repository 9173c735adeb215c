/** Every error of the calls for media, brought about for real where a page can do that. */
import { useSignal } from '@preact/signals';
import { Announce } from '../Announce.tsx';
import { explain } from './acquisition.ts';
import { errorCases, type CaseWorld, type ErrorCase } from './error-cases.ts';
import { ErrorElsewhere } from './frame-answer.ts';
import { errorTitle, explainMediaError, type MediaError } from './media-error.ts';
import { askOutsideSecureContext } from './outside-secure-context.ts';
import { useReady } from './use-ready.ts';
import errorStyles from './media-errors.css?url';
import '../demo-face.css';

/** What came of a case; `stream` when there was no error. */
type Outcome = MediaError | 'stream' | 'asking';

const title = 'Live · no stream';

export default function MediaErrorsIsland({ id }: { readonly id: string }) {
  const isReady = useReady(errorStyles);
  const outcomes = useSignal<Readonly<Record<string, Outcome>>>({});
  const newest = useSignal('');
  const provoke = async (one: ErrorCase): Promise<void> => {
    const tell = (outcome: Outcome): void => {
      outcomes.value = { ...outcomes.peek(), [one.id]: outcome };
      if (typeof outcome === 'object') newest.value = `${errorTitle(outcome)}. ${outcome.cause}`;
    };
    tell('asking');
    try {
      await one.provoke?.(pageWorld());
      tell('stream');
    } catch (error) {
      const isElsewhere = error instanceof ErrorElsewhere;
      tell(isElsewhere ? explainMediaError(error.cause, error.place) : explain(error));
    }
  };
  return (
    <section class="bench media-errors demo-face" id={`media-errors-${id}`} aria-label={title}>
      <header class="bench-bar">
        <b class="bench-title">{title}</b>
      </header>
      {isReady && (
        <ul>
          {errorCases.map((one) => (
            <Case
              key={one.id}
              one={one}
              outcome={outcomes.value[one.id]}
              onProvoke={() => void provoke(one)}
            />
          ))}
        </ul>
      )}
      <Announce sentence={newest.value} />
    </section>
  );
}

interface CaseProps {
  readonly one: ErrorCase;
  readonly outcome: Outcome | undefined;
  readonly onProvoke: () => void;
}

function Case({ one, outcome, onProvoke }: CaseProps) {
  return (
    <li>
      <b>{one.expected}</b>
      <span class="media-errors-how">{one.how}</span>
      {one.provoke === null ? (
        <span class="media-errors-not">not by a page</span>
      ) : (
        <button type="button" class="button" disabled={outcome === 'asking'} onClick={onProvoke}>
          Provoke{' '}
          <span class="visually-hidden">
            {one.expected} by {one.how}
          </span>
        </button>
      )}
      <div class="media-errors-outcome">
        {outcome === 'stream' && <p>There was no error: a stream came, and was stopped at once.</p>}
        {typeof outcome === 'object' && <Told error={outcome} />}
        {one.provoke === null && <Told error={withoutRun(one)} />}
      </div>
    </li>
  );
}

function Told({ error }: { readonly error: MediaError }) {
  return (
    <>
      {error.message !== '' || error.constraint !== null ? (
        <p>
          <code>{errorTitle(error)}</code>
        </p>
      ) : null}
      <p>
        {error.cause} {error.remedy}
      </p>
    </>
  );
}

/** The explanation of what no page can bring about. */
const withoutRun = ({ expected }: ErrorCase): MediaError =>
  explain(Object.assign(new Error(''), { name: expected }));

function pageWorld(): CaseWorld {
  return {
    devices: navigator.mediaDevices,
    askOutside: askOutsideSecureContext,
    async within(allow, work) {
      const frame = document.createElement('iframe');
      frame.allow = allow;
      frame.hidden = true;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.srcdoc = '<title>empty</title>';
      document.body.append(frame);
      try {
        await loaded;
        const inner = frame.contentWindow?.navigator.mediaDevices;
        if (inner === undefined) throw new TypeError('navigator.mediaDevices is undefined');
        await work(inner);
      } finally {
        frame.remove();
      }
    },
  };
}
