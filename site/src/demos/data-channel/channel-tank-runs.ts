/** Where the bytes of a run are, as plain data. */
import type { PourWay } from './pour.ts';

/** On which channel the word goes that is sent half way. */
export const wordPlaces = ['same', 'own'] as const;

export type WordPlace = (typeof wordPlaces)[number];

export interface ChannelTankRun {
  readonly way: PourWay;
  readonly place: WordPlace;
  readonly totalBytes: number;
  /** Given to `send()`. */
  readonly handedBytes: number;
  /** Of these, in the page's own memory: `bufferedAmount`. */
  readonly waitingBytes: number;
  /** Arrived at the other side. */
  readonly arrivedBytes: number;
  /** Most that ever waited in the page. */
  readonly peakBytes: number;
  /** Bytes of the others that arrived between the sending of the word, half way, and its arrival; null until it is there. */
  readonly bytesBeforeWord: number | null;
  /** Milliseconds that the word took; null until it is there. */
  readonly wordTookMs: number | null;
  /** Milliseconds to the end; null while it goes on, and after a Stop. */
  readonly tookMs: number | null;
  /** Why the browser took no more. */
  readonly trouble: string | null;
}

/** The newest last; one of the same kind is replaced. */
export type ChannelTankRuns = readonly ChannelTankRun[];

export const noTankRuns: ChannelTankRuns = [];

export function beginTankRun(
  asked: Pick<ChannelTankRun, 'way' | 'place' | 'totalBytes'>,
): ChannelTankRun {
  return {
    ...asked,
    handedBytes: 0,
    waitingBytes: 0,
    arrivedBytes: 0,
    peakBytes: 0,
    bytesBeforeWord: null,
    wordTookMs: null,
    tookMs: null,
    trouble: null,
  };
}

export function withTankRun(runs: ChannelTankRuns, added: ChannelTankRun): ChannelTankRuns {
  return [...runs.filter((run) => keyOfRun(run) !== keyOfRun(added)), added];
}

export function keyOfRun({ way, place }: ChannelTankRun): string {
  return `${way} ${place}`;
}
