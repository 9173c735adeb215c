/** Handshakes that wait for the answer which a learner writes, and who waits to see one; by session, run and name. */
import type { LabCaller } from '../lab.ts';

export interface HeldHandshake {
  /** The request's head: request-line, field lines, empty line. */
  readonly head: string;
  /** Writes the answer, as it is. To be called once. */
  answer(bytes: Uint8Array): void;
}

export interface HeldHandshakes {
  /** @returns gives the handshake up; null when another one of the run is held under this name */
  put(caller: LabCaller, name: string, handshake: HeldHandshake): (() => void) | null;
  /** Takes the handshake out: it is about to be answered. */
  take(caller: LabCaller, name: string): HeldHandshake | null;
  /** Calls `seen` once, at once or when a handshake of this name comes. @returns stops to wait */
  whenHeld(caller: LabCaller, name: string, seen: (handshake: HeldHandshake) => void): () => void;
}

/** Bounded by its callers: each entry is an open connection or a held request of a session, which are counted. */
export function createHeldHandshakes(): HeldHandshakes {
  const held = new Map<string, HeldHandshake>();
  const waiting = new Map<string, Set<(handshake: HeldHandshake) => void>>();
  return {
    put(caller, name, handshake) {
      const key = keyOf(caller, name);
      if (held.has(key)) return null;
      held.set(key, handshake);
      const listeners = waiting.get(key) ?? [];
      waiting.delete(key);
      for (const seen of listeners) seen(handshake);
      return () => {
        if (held.get(key) === handshake) held.delete(key);
      };
    },
    take(caller, name) {
      const key = keyOf(caller, name);
      const handshake = held.get(key) ?? null;
      held.delete(key);
      return handshake;
    },
    whenHeld(caller, name, seen) {
      const key = keyOf(caller, name);
      const there = held.get(key);
      if (there !== undefined) {
        seen(there);
        return () => {};
      }
      const listeners = waiting.get(key) ?? new Set();
      waiting.set(key, listeners.add(seen));
      return () => {
        listeners.delete(seen);
        if (listeners.size === 0 && waiting.get(key) === listeners) waiting.delete(key);
      };
    },
  };
}

function keyOf({ session, run }: LabCaller, name: string): string {
  return `${session} ${run} ${name}`;
}
