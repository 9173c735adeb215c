/** What happened on the channels of a run, as plain data. */
import { oneOf } from '../one-of.ts';
import { list, number, object, text, type FaceReader } from '../trace-face.ts';

export const otherSides = ['page', 'bob'] as const;

/** Who is at the other end: a second connection of this page, or the peer in the lab server. */
export type OtherSide = (typeof otherSides)[number];

/** What one side sent, got, or was told. */
export interface ChannelLine {
  readonly who: 'alice' | 'other';
  readonly what: 'sent' | 'got' | 'event' | 'error';
  /** Label of the channel. */
  readonly channel: string;
  readonly text: string;
}

/** A burst of numbered messages. */
export interface Burst {
  readonly side: OtherSide;
  readonly kind: string;
  readonly of: number;
  readonly arrived: number;
  readonly overtaken: number;
  readonly tookMs: number;
}

export interface ChannelReport {
  readonly side: OtherSide;
  /** The newest last. */
  readonly lines: readonly ChannelLine[];
  /** The newest last. */
  readonly bursts: readonly Burst[];
}

export const noChannels: ChannelReport = { side: 'page', lines: [], bursts: [] };

const keptLines = 60;
const keptBursts = 8;

export function withLine(report: ChannelReport, line: ChannelLine): ChannelReport {
  return { ...report, lines: [...report.lines, line].slice(-keptLines) };
}

export function withBurst(report: ChannelReport, burst: Burst): ChannelReport {
  return { ...report, bursts: [...report.bursts, burst].slice(-keptBursts) };
}

/** Reads a report that a trace keeps. */
export const readChannelReport: FaceReader<ChannelReport> = (value) => ({
  side: oneOf(otherSides, value['side']),
  lines: list(value['lines'])
    .map(object)
    .map((line) => ({
      who: oneOf(['alice', 'other'] as const, line['who']),
      what: oneOf(['sent', 'got', 'event', 'error'] as const, line['what']),
      channel: text(line['channel']),
      text: text(line['text']),
    })),
  bursts: list(value['bursts'])
    .map(object)
    .map((burst) => ({
      side: oneOf(otherSides, burst['side']),
      kind: text(burst['kind']),
      of: number(burst['of']),
      arrived: number(burst['arrived']),
      overtaken: number(burst['overtaken']),
      tookMs: number(burst['tookMs']),
    })),
});
