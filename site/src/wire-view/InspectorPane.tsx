/** The right half: the chosen entry, whatever its kind. */
import { FactList } from './FactList.tsx';
import { Inspector } from './Inspector.tsx';
import type { PaneProps } from './LadderPane.tsx';
import { ladderRowOf, rowSentence } from './ladder-model.ts';
import { PageInspector } from './PageInspector.tsx';
import { SectionLink } from './SectionLink.tsx';
import { isDataEntry, isPageEntry, recordHolding } from './shown-entries.ts';
import type { TraceConnection } from './trace-connection.ts';
import type { TraceEntry } from './trace-view.ts';
import type { WireViewProps } from './WireView.tsx';

export type InspectorPaneProps = PaneProps & {
  readonly narrow: boolean;
} & Pick<WireViewProps, 'bench' | 'onLink' | 'onSave'>;

export function InspectorPane(props: InspectorPaneProps) {
  const { state, view, frame, status, shown: entry } = props;
  if (entry === null) return null;
  const { bench = null, onLink, onSave } = props;
  const link = { bench, status, onLink, onSave };
  return (
    <div class="wire-inspector">
      {isDataEntry(entry) ? (
        <Inspector
          state={state}
          entry={entry}
          frame={frame}
          narrow={props.narrow}
          link={link}
          onFollow={(rawOffset) => {
            const { connection, record } = entry;
            const stream = { connection, direction: record.direction };
            const target = recordHolding(view.entries, stream, rawOffset);
            if (target === null) return;
            state.follow.value = false;
            state.selectedEntry.value = target.index;
            state.cursor.value = null;
          }}
        />
      ) : isPageEntry(entry) ? (
        <PageInspector
          state={state}
          index={entry.index}
          record={entry.record}
          sentence={rowSentence(ladderRowOf(entry, frame), frame.lanes)}
          narrow={props.narrow}
          link={link}
        />
      ) : (
        <Facts entry={entry} sentence={rowSentence(ladderRowOf(entry, frame), frame.lanes)} />
      )}
    </div>
  );
}

/** What is known about an entry without bytes of its own. */
function Facts({ entry, sentence }: { readonly entry: TraceEntry; readonly sentence: string }) {
  return (
    <div class="wire-inspector-inner">
      <p class="wire-rowlab">{sentence}</p>
      <FactList facts={factsOf(entry)} />
      {faultsOf(entry).map(({ error }) => (
        <p class="wire-note" key={error.message}>
          The message is incomplete: {withoutSource(error.message)}.{' '}
          <SectionLink source={error.source} />
        </p>
      ))}
    </div>
  );
}

/** The message without the section that the link behind it names. */
function withoutSource(message: string): string {
  return message.replace(/ \([^()]+ §[^()]+\)$/, '');
}

/** What a close left unfinished. */
function faultsOf(entry: TraceEntry): TraceConnection['faults'] {
  return entry.kind === 'record' && entry.record.kind === 'close'
    ? (entry.connection?.faults ?? [])
    : [];
}

function factsOf(entry: TraceEntry): readonly (readonly [string, string])[] {
  if (entry.kind === 'gap') {
    return [
      ['what it means', 'The log of the lab server is a ring: newer bytes took their place.'],
    ];
  }
  const { record } = entry;
  if (record.kind === 'open') {
    const { local, remote, transport, insideTls, hopOf } = record;
    const facts: [string, string][] = [
      ['client', `${remote.address} port ${remote.port}`],
      ['server', `${local.address} port ${local.port}`],
      ['transport', `${transport.toUpperCase()}${insideTls ? ', inside TLS' : ''}`],
    ];
    if (hopOf !== null) facts.push(['second hop of', `conn ${hopOf}`]);
    return facts;
  }
  if (record.kind === 'close')
    return [['cause', record.reason === '' ? record.cause : record.reason]];
  return [];
}
