/** Where the bytes of a tank are, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

/** How the page hands its messages over. */
export const tankWays = ['loop', 'wait', 'stream'] as const;

export type TankWay = (typeof tankWays)[number];

/** What a run is asked for. */
export interface TankSetting {
  readonly pieces: number;
  readonly pieceBytes: number;
  /** How fast the server reads. */
  readonly bytesPerSecond: number;
  /** Whether it reads from the beginning. */
  readonly open: boolean;
}

/** Bytes; what was handed over and neither waits nor was read is in the buffers of the two systems. */
export interface TankNumbers {
  /** Given to `send()` or `write()`. */
  readonly handedBytes: number;
  /** Of these, in the page's own memory: `bufferedAmount`, or writes that are not done. */
  readonly waitingBytes: number;
  /** What the server says that it has read. */
  readonly readBytes: number;
}

export interface TankRun {
  readonly way: TankWay;
  readonly totalBytes: number;
  /** The newest. */
  readonly numbers: TankNumbers;
  /** Most that ever waited in the page. */
  readonly peakBytes: number;
  /** Milliseconds from the first message to the end; null while it goes on, and after a Stop. */
  readonly tookMs: number | null;
}

export interface TankReport {
  /** At most one for each way, the newest last. */
  readonly runs: readonly TankRun[];
}

export const noTank: TankReport = { runs: [] };

const empty: TankNumbers = { handedBytes: 0, waitingBytes: 0, readBytes: 0 };

export function beginRun(way: TankWay, { pieces, pieceBytes }: TankSetting): TankRun {
  return { way, totalBytes: pieces * pieceBytes, numbers: empty, peakBytes: 0, tookMs: null };
}

export function withNumbers(run: TankRun, numbers: TankNumbers): TankRun {
  return { ...run, numbers, peakBytes: Math.max(run.peakBytes, numbers.waitingBytes) };
}

/** The report with this run; one of the same way is replaced. */
export function withRun({ runs }: TankReport, added: TankRun): TankReport {
  return { runs: [...runs.filter(({ way }) => way !== added.way), added] };
}

/** Reads a report that a trace keeps. */
export const readTankReport: FaceReader<TankReport> = (value) => ({
  runs: list(value['runs'])
    .map(object)
    .map((run) => ({
      way: wayOf(text(run['way'])),
      totalBytes: number(run['totalBytes']),
      numbers: readNumbers(run['numbers']),
      peakBytes: number(run['peakBytes']),
      tookMs: orNull(run['tookMs'], number),
    })),
});

function readNumbers(value: JsonValue | undefined): TankNumbers {
  const { handedBytes, waitingBytes, readBytes } = object(value);
  return {
    handedBytes: number(handedBytes),
    waitingBytes: number(waitingBytes),
    readBytes: number(readBytes),
  };
}

function wayOf(name: string): TankWay {
  const way = tankWays.find((one) => one === name);
  if (way === undefined) throw new TypeError('expected a way to send');
  return way;
}
