/** Bytes that a learner stored for one run, under a name; bounded for each run and in all. */
import type { LabCaller } from './lab.ts';

const maxPerSession = 8;
const maxInAll = 256;

export interface StoredBytes<Value> {
  /** Keeps the value and gives the name under which the same run finds it. */
  put(caller: LabCaller, value: Value): string;
  get(caller: LabCaller, name: string): Value | null;
}

interface Entry<Value> {
  readonly session: string;
  readonly run: number;
  readonly value: Value;
}

/**
 * The oldest entry of a session makes room for its ninth, the oldest of all for the 257th.
 * @param random a number in [0, 1)
 */
export function createStoredBytes<Value>(random: () => number): StoredBytes<Value> {
  const entries = new Map<string, Entry<Value>>();

  function makeRoom(session: string): void {
    const own = [...entries].filter(([, entry]) => entry.session === session);
    const [oldestOwn] = own;
    const [oldest] = entries.keys();
    if (own.length >= maxPerSession && oldestOwn !== undefined) entries.delete(oldestOwn[0]);
    else if (entries.size >= maxInAll && oldest !== undefined) entries.delete(oldest);
  }

  return {
    put({ session, run }, value) {
      makeRoom(session);
      const name = random().toString(36).slice(2, 12).padEnd(10, '0');
      entries.set(name, { session, run, value });
      return name;
    },
    get({ session, run }, name) {
      const entry = entries.get(name);
      return entry?.session === session && entry.run === run ? entry.value : null;
    },
  };
}
