/** Make a channel, use it, and see what arrives. */
import { useSignal } from '@preact/signals';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import { BurstTable } from './BurstTable.tsx';
import { channelCode, firstChannelForm, type ChannelForm } from './channel-form.ts';
import { ChannelFormFields } from './ChannelFormFields.tsx';
import { withBurst, type ChannelReport } from './channel-report.ts';
import type { ChannelSession } from './channel-session.ts';
import { ChannelTable } from './ChannelTable.tsx';
import { burstWords, lineWords } from './channel-words.ts';
import { MessageRow } from './MessageRow.tsx';

interface Props extends ShownFace<ChannelReport> {
  /** Null while there is no connection. */
  readonly session: ChannelSession | null;
  readonly running: boolean;
  readonly onReport: (change: (report: ChannelReport) => ChannelReport) => void;
}

const beforeRun =
  'Press Connect: two peer connections agree, and a first channel opens. Then make others, send on them, and let one carry a burst.';

export function DataChannelsFace({ report, onlyBytes, session, running, onReport }: Props) {
  const form = useSignal<ChannelForm>({ ...firstChannelForm, label: 'game' });
  const problem = useSignal<string | null>(null);
  const bursting = useSignal<number | null>(null);
  const create = (): void => {
    problem.value = attempt(() => session?.create(form.peek()));
  };
  const burst = async (key: number): Promise<void> => {
    if (session === null) return;
    bursting.value = key;
    try {
      const made = await session.burst(key, report?.side ?? 'page');
      if (made !== null) onReport((before) => withBurst(before, made));
    } catch {
      // The run was stopped, or the channel closed: then there is no result.
    } finally {
      bursting.value = null;
    }
  };
  const newest = report?.bursts.at(-1);
  return (
    <>
      <ChannelFormFields form={form} enabled={session !== null} />
      <p class="channels-create">
        <code>{channelCode(form.value)}</code>
        <button type="button" class="button" disabled={session === null} onClick={create}>
          Create
        </button>
      </p>
      {problem.value !== null && <p class="channels-problem">{problem.value}</p>}
      {session === null ? (
        <p class="channels-words">
          {onlyBytes ? 'This recording holds only the bytes of a run.' : waitingWords(running)}
        </p>
      ) : (
        <>
          <ChannelTable
            session={session}
            bursting={bursting.value}
            onBurst={(key) => void burst(key)}
          />
          <MessageRow session={session} withBob={report?.side === 'bob'} />
        </>
      )}
      {report !== null && report.lines.length > 0 && <Lines report={report} />}
      {report !== null && report.bursts.length > 0 && <BurstTable bursts={report.bursts} />}
      <Announce sentence={newest === undefined ? '' : burstWords(newest)} />
    </>
  );
}

function waitingWords(running: boolean): string {
  return running ? 'The two sides agree and look for a path.' : beforeRun;
}

function Lines({ report }: { readonly report: ChannelReport }) {
  return (
    <ol class="channels-lines" aria-label="What the channels carried" tabIndex={0}>
      {report.lines.toReversed().map((line, index) => (
        <li key={report.lines.length - index} class={`channels-${line.what}`}>
          {lineWords(line, report.side)}
        </li>
      ))}
    </ol>
  );
}

/** The browser's own words for what it refuses; null when it did it. */
function attempt(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
