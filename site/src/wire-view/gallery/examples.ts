/** The states in which the gallery shows the wire view. */
import type { WireViewProps } from '../WireView.tsx';
import { createTraceStore, type TraceStore } from '../trace-store.ts';
import { clockTrace, rechunkedTrace, TraceBuilder } from './sample-trace.ts';

export type ExampleId = 'clock' | 'empty' | 'hops' | 'broken' | 'gap' | 'recorded' | 'long';

/** Makes the props of an example; each call has a store of its own. */
export const examples: Readonly<Record<ExampleId, () => WireViewProps>> = {
  clock: () => ({ ...shown(clockTrace(3)), title: 'A clock, live', live: true, onSave: nothing }),
  empty: () => ({ ...shown(new TraceBuilder()), title: 'Before the first run' }),
  hops: () => ({ ...shown(rechunkedTrace()), title: 'Through the intermediary' }),
  broken: () => ({ ...shown(brokenTrace()), title: 'A broken chunk' }),
  gap: () => ({ store: storeWithGap(), run: 1, title: 'A gap', status: 'disconnected' }),
  recorded: () => ({
    ...shown(clockTrace(2)),
    title: 'A recorded run',
    status: 'recorded',
    recordedOn: '2026-03-01T10:00:00Z',
    bench: 'gallery',
  }),
  long: () => ({ ...shown(clockTrace(50_000)), title: '50,000 records' }),
};

function nothing(): void {}

function shown({ records }: TraceBuilder): Pick<WireViewProps, 'store' | 'run'> {
  const store = createTraceStore();
  store.append(records);
  return { store, run: 1 };
}

function brokenTrace(): TraceBuilder {
  const trace = new TraceBuilder();
  trace.open(5, 0);
  trace.up(5, 'GET /http-streaming/raw/1 HTTP/1.1\r\nHost: 127.0.0.1:4601\r\n\r\n', 200);
  trace.down(5, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n', 900);
  trace.down(5, 'zz\r\n world\r\n0\r\n\r\n', 401_000);
  trace.close(5, 402_000, 'rst');
  return trace;
}

function storeWithGap(): TraceStore {
  const store = createTraceStore();
  const { records } = clockTrace(24);
  store.append(records.slice(0, 4));
  store.gap(4, 24);
  store.append(records.slice(23));
  return store;
}
