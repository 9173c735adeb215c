/** What was found by whom, and what it cost, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

/** Who looks for objects in the frames. */
export const lookers = ['page', 'server'] as const;

export type Looker = (typeof lookers)[number];

export interface DetectSetting {
  readonly looker: Looker;
  readonly fps: number;
  readonly quality: number;
  /** Percent: what the server marks, and what the page draws. */
  readonly threshold: number;
  /** Null: until Stop. */
  readonly frames: number | null;
}

export interface NamedObject {
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
}

export interface DetectRun {
  readonly looker: Looker;
  /** Frames that were shown, and the bytes of their parts. */
  readonly frames: number;
  readonly frameBytes: number;
  /** Pictures that were looked at; null where only the server knows. */
  readonly pictures: number | null;
  readonly perSecond: number | null;
  /** Median, in milliseconds. */
  readonly tookMs: number | null;
  /** What had to be loaded before, and how much of it the network brought; null where nothing had to. */
  readonly loadedBytes: number | null;
  readonly networkBytes: number | null;
  /** In the newest picture, from the threshold on. */
  readonly objects: readonly NamedObject[];
}

export interface DetectReport {
  /** At most one for each who looks, the newest last. */
  readonly runs: readonly DetectRun[];
}

export const noDetection: DetectReport = { runs: [] };

/** The report with this run; one of the same looker is replaced. */
export function withDetectRun({ runs }: DetectReport, added: DetectRun): DetectReport {
  return { runs: [...runs.filter(({ looker }) => looker !== added.looker), added] };
}

/** Reads a report that a trace keeps. */
export const readDetectReport: FaceReader<DetectReport> = (value) => ({
  runs: list(value['runs']).map((run) => {
    const kept = object(run);
    return {
      looker: oneOf(lookers, kept['looker']),
      frames: number(kept['frames']),
      frameBytes: number(kept['frameBytes']),
      pictures: orNull(kept['pictures'], number),
      perSecond: orNull(kept['perSecond'], number),
      tookMs: orNull(kept['tookMs'], number),
      loadedBytes: orNull(kept['loadedBytes'], number),
      networkBytes: orNull(kept['networkBytes'], number),
      objects: list(kept['objects']).map(readObject),
    };
  }),
});

function readObject(value: JsonValue): NamedObject {
  const { label, score } = object(value);
  return { label: text(label), score: number(score) };
}
