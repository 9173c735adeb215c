/** A recorded trace of which a page missed the middle: what a server tells that overwrote records. */
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import type { TraceStoreOptions } from '../trace-store-options.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';

/** A store without the middle third of `records` (in the order of their log), and with the gap told. */
export function storeWithGap(
  records: readonly WireRecord[],
  options: TraceStoreOptions = {},
): TraceStore {
  const store = createTraceStore(options);
  const third = Math.floor(records.length / 3);
  const before = records.slice(0, third);
  const after = records.slice(2 * third);
  store.append(before);
  store.gap(before.at(-1)?.sequence ?? 0, after[0]?.sequence ?? 1);
  store.append(after);
  return store;
}
