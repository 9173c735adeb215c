/** Where the bytes of a run are, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { oneOf, otherSides, type OtherSide } from './channel-report.ts';
import { pourWays, type PourWay } from './pour.ts';

/** On which channel the word goes that is sent half way. */
export const wordPlaces = ['same', 'own'] as const;

export type WordPlace = (typeof wordPlaces)[number];

export interface ChannelTankRun {
  readonly side: OtherSide;
  readonly way: PourWay;
  readonly place: WordPlace;
  readonly totalBytes: number;
  /** Given to `send()`. */
  readonly handedBytes: number;
  /** Of these, in the page's own memory: `bufferedAmount`. */
  readonly waitingBytes: number;
  /** Arrived at the other side; with Bob, come back from him. */
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

export interface ChannelTankReport {
  /** The newest last; one of the same kind is replaced. */
  readonly runs: readonly ChannelTankRun[];
}

export const noTankRuns: ChannelTankReport = { runs: [] };

export function beginTankRun(
  asked: Pick<ChannelTankRun, 'side' | 'way' | 'place' | 'totalBytes'>,
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

export function withTankRun({ runs }: ChannelTankReport, added: ChannelTankRun): ChannelTankReport {
  return { runs: [...runs.filter((run) => keyOfRun(run) !== keyOfRun(added)), added] };
}

export function keyOfRun({ side, way, place }: ChannelTankRun): string {
  return `${side} ${way} ${place}`;
}

/** Reads a report that a trace keeps. */
export const readChannelTankReport: FaceReader<ChannelTankReport> = (value) => ({
  runs: list(value['runs']).map(readRun),
});

function readRun(value: JsonValue): ChannelTankRun {
  const run = object(value);
  return {
    side: oneOf(otherSides, run['side']),
    way: oneOf(pourWays, run['way']),
    place: oneOf(wordPlaces, run['place']),
    totalBytes: number(run['totalBytes']),
    handedBytes: number(run['handedBytes']),
    waitingBytes: number(run['waitingBytes']),
    arrivedBytes: number(run['arrivedBytes']),
    peakBytes: number(run['peakBytes']),
    bytesBeforeWord: orNull(run['bytesBeforeWord'], number),
    wordTookMs: orNull(run['wordTookMs'], number),
    tookMs: orNull(run['tookMs'], number),
    trouble: orNull(run['trouble'], text),
  };
}
