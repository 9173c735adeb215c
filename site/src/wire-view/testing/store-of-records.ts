/** A store for tests: every change is seen at once. */
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';

export function storeOfRecords(records: readonly WireRecord[]): TraceStore {
  const store = createTraceStore({ schedule: (callback) => callback() });
  store.append(records);
  return store;
}
