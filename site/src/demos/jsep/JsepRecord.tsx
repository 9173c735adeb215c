/** Everything that happened as a timeline, and the code that does the same. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { CopyButton } from '../addresses/CopyButton.tsx';
import { codeOfLog, shortCode } from './code-of-log.ts';
import { isRefused, type LogEntry } from './jsep-log.ts';

interface Props {
  readonly log: readonly LogEntry[];
  readonly trickle: boolean;
}

const tabs = ['timeline', 'code'] as const;

export function JsepRecord({ log, trickle }: Props) {
  const tab = useSignal<(typeof tabs)[number]>('timeline');
  const code = codeOfLog(log, trickle);
  return (
    <div class="jsep-record">
      <div class="jsep-record-bar">
        <div class="jsep-switch" role="group" aria-label="Shown below">
          {tabs.map((name) => (
            <button
              key={name}
              type="button"
              class="button"
              aria-pressed={tab.value === name}
              onClick={() => (tab.value = name)}
            >
              {name === 'code' ? 'Code' : 'Timeline'}
            </button>
          ))}
        </div>
        <CopyButton label="the code" text={code} />
      </div>
      {tab.value === 'code' ? (
        <pre class="jsep-code" role="region" tabIndex={0} aria-label="Code of what you pressed">
          {code}
        </pre>
      ) : (
        <Timeline log={log} />
      )}
    </div>
  );
}

function Timeline({ log }: { readonly log: readonly LogEntry[] }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [log.length]);
  return (
    <ol ref={list} class="jsep-timeline" tabIndex={0} aria-label="Timeline of calls and events">
      {log.length === 0 && (
        <li class="jsep-empty">Every call, event and message appears here, with its time.</li>
      )}
      {log.map((entry) => (
        <li key={entry.number} data-peer={entry.peer} data-kind={entry.kind}>
          <span>{(entry.atMs / 1000).toFixed(3)} s</span>
          <b>{entry.peer}</b>
          <EntryText entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function EntryText({ entry }: { readonly entry: LogEntry }) {
  if (entry.kind === 'message') {
    return (
      <span>
        sends the {entry.what}: {entry.about}
      </span>
    );
  }
  if (entry.kind === 'event') return <span>{entry.text}</span>;
  const { outcome } = entry;
  const mark = outcome === 'pending' ? '…' : isRefused(outcome) ? '✗' : '✓';
  return (
    <span data-refused={isRefused(outcome)}>
      {mark} <code>{shortCode(entry.code)}</code>
      {isRefused(outcome) && `: ${outcome.name}: ${outcome.message}`}
    </span>
  );
}
