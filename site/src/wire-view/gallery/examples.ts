/** The states in which the gallery shows the wire view. What it shows crossed a socket: the recorded traces. */
import type { ListenerName, WireRecord } from '@wireside/labs-server/wire/record.ts';
import { recordsOf, type OpenedTrace } from '../trace-file-actions.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';
import type { WireViewProps } from '../WireView.tsx';
import { repeatRecords } from './repeat-records.ts';
import { storeWithGap } from './store-with-gap.ts';

export type ExampleId =
  | 'clock'
  | 'empty'
  | 'disconnected'
  | 'hops'
  | 'broken'
  | 'gap'
  | 'recorded'
  | 'long'
  | 'messages'
  | 'pictures'
  | 'media'
  | 'stun'
  | 'turn'
  | 'sip';

export interface Example {
  readonly title: string;
  /** The bench whose recorded trace is shown; null: nothing was recorded yet. */
  readonly bench: string | null;
  /** Default: the trace as it was recorded. */
  readonly change?: (records: readonly WireRecord[]) => TraceStore;
  readonly props?: Partial<WireViewProps>;
}

export const examples: Readonly<Record<ExampleId, Example>> = {
  clock: { title: 'A clock', bench: 'sse-clock' },
  empty: { title: 'Before the first run', bench: null },
  disconnected: { title: 'No lab server', bench: null, props: { status: 'disconnected' } },
  hops: { title: 'Through the intermediary', bench: 'chunk-not-event' },
  broken: { title: 'A broken chunk', bench: 'chunk-broken' },
  gap: { title: 'A gap', bench: 'long-poll-hold', change: (records) => storeWithGap(records) },
  messages: { title: 'Messages between documents', bench: 'messenger' },
  pictures: { title: 'Pictures in parts', bench: 'm-jpeg-splitter' },
  media: {
    title: 'A camera by RTSP',
    bench: 'rtsp-console',
    change: (records) => storeOfRecords(recordsOfListener(records, 'rtsp')),
  },
  stun: {
    title: 'From where do you see me?',
    bench: 'stun-binding',
    change: (records) => storeOfRecords(recordsOfListener(records, 'stun')),
  },
  turn: {
    title: 'Through the relay',
    bench: 'turn-relay',
    change: (records) => storeOfRecords(recordsOfListener(records, 'stun')),
  },
  sip: { title: 'A call by SIP', bench: 'sip-phone' },
  recorded: { title: 'A recorded run', bench: 'eventsource-example' },
  long: {
    title: '50,000 records',
    bench: 'three-readers',
    change: (records) => storeOfRecords(repeatRecords(records, 50_000)),
  },
};

/** What the view shows of an example whose trace is loaded; `trace` is null where it has none. */
export function exampleProps(example: Example, trace: OpenedTrace | null): WireViewProps {
  const { title, change, props } = example;
  if (trace === null) return { title, store: createTraceStore(), run: null, ...props };
  const { metadata, store } = trace;
  return {
    title,
    store: change === undefined ? store : change(recordsOf(store.viewOf(null))),
    run: null,
    originUs: metadata.originUs,
    status: 'recorded',
    recordedOn: metadata.createdAt,
    ...props,
  };
}

/** What crossed the connections that one listener accepted. */
function recordsOfListener(
  records: readonly WireRecord[],
  listener: ListenerName,
): readonly WireRecord[] {
  const opened = records.filter((record) => record.kind === 'open' && record.listener === listener);
  const connections = new Set(opened.map(({ connection }) => connection));
  return records.filter(({ connection }) => connections.has(connection));
}

function storeOfRecords(records: readonly WireRecord[]): TraceStore {
  const store = createTraceStore();
  store.append(records);
  return store;
}
