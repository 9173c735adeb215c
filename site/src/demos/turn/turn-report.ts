/** What a relayed call showed, as plain data. */
import type { AgentReport } from '../ice/ice-agent.ts';
import { noAgent } from '../ice/ice-agent.ts';
import { readAgent } from '../ice/ice-report.ts';
import { oneOf } from '../one-of.ts';
import { number, object, orNull, text, type FaceReader } from '../trace-face.ts';

export const turnWays = [
  'turn-udp',
  'turn-tcp',
  'turn-tls',
  'redirected',
  'wrong-password',
] as const;

export type TurnWay = (typeof turnWays)[number];

export interface TurnSetting {
  readonly way: TurnWay;
  /** How much Alice sends to Bob, in bytes. */
  readonly byteLength: number;
}

export interface TurnReport {
  readonly setting: TurnSetting;
  readonly alice: AgentReport;
  readonly bob: AgentReport;
  /** Null until the lab server told it. */
  readonly username: string | null;
  /** Milliseconds since the Unix epoch, when the run began: the user name ends some time after it. */
  readonly startedAtMs: number;
  /** The beginning of what Alice sends, again and again: looked for in the bytes that the relay saw. */
  readonly marker: string;
  readonly sentBytes: number;
  readonly arrivedBytes: number;
  /** What the lab server counted as relayed for this run, in both directions; null until it was asked. */
  readonly relayedBytes: number | null;
}

export function noTurnReport(setting: TurnSetting, startedAtMs: number): TurnReport {
  return {
    setting,
    alice: noAgent,
    bob: noAgent,
    username: null,
    startedAtMs,
    marker: '',
    sentBytes: 0,
    arrivedBytes: 0,
    relayedBytes: null,
  };
}

/** Reads a report that a trace keeps. */
export const readTurnReport: FaceReader<TurnReport> = (value) => {
  const setting = object(value['setting']);
  return {
    setting: {
      way: oneOf(turnWays, setting['way']),
      byteLength: number(setting['byteLength']),
    },
    alice: readAgent(value['alice']),
    bob: readAgent(value['bob']),
    username: orNull(value['username'], text),
    startedAtMs: number(value['startedAtMs']),
    marker: text(value['marker']),
    sentBytes: number(value['sentBytes']),
    arrivedBytes: number(value['arrivedBytes']),
    relayedBytes: orNull(value['relayedBytes'], number),
  };
};
