/**
 * What a demo's own face showed, kept in its trace beside the bytes as one line of the console: a recorded run then
 * shows the same face again. Whatever a foreign file holds, reading it never throws.
 */
import type {
  JsonValue,
  TraceConsoleLine,
  TraceMetadata,
} from '@wireside/labs-server/wire/pcapng/trace-file.ts';

type JsonObject = Readonly<Record<string, JsonValue>>;

/** Makes a report out of what a file holds; throws a TypeError when a part of it is missing or of another kind. */
export type FaceReader<Report> = (value: JsonObject) => Report;

/**
 * The line that keeps `report`. Its JSON must hold all of it.
 * @param face names the demo
 * @param timeUs any instant of the run, on the clock of the records
 */
export function faceLine(face: string, report: object, timeUs: number): TraceConsoleLine {
  const plain = JSON.parse(JSON.stringify(report)) as JsonValue;
  return { timeUs, level: 'info', values: [{ face, report: plain }] };
}

/** The report that the file keeps of `face`; null when it keeps none, or none that can be read. */
export function faceOf<Report>(
  { console }: TraceMetadata,
  face: string,
  read: FaceReader<Report>,
): Report | null {
  const kept = console
    .flatMap(({ values }) => values)
    .findLast((value) => isObject(value) && value['face'] === face);
  try {
    return kept === undefined ? null : read(object(object(kept)['report']));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What a demo draws: the run of now, or what the recorded trace keeps of its own. */
export interface ShownFace<Report> {
  readonly report: Report | null;
  /** True for a recorded trace that holds only bytes. */
  readonly onlyBytes: boolean;
}

/** @param trace the metadata of the recorded trace that is shown; null while the live run is */
export function shownFace<Report>(
  trace: TraceMetadata | null,
  live: Report | null,
  face: string,
  read: FaceReader<Report>,
): ShownFace<Report> {
  if (trace === null) return { report: live, onlyBytes: false };
  const report = faceOf(trace, face, read);
  return { report, onlyBytes: report === null };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function object(value: JsonValue | undefined): JsonObject {
  if (isObject(value)) return value;
  throw new TypeError('expected an object');
}

export function text(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError('expected a string');
}

export function number(value: JsonValue | undefined): number {
  if (typeof value === 'number') return value;
  throw new TypeError('expected a number');
}

export function list(value: JsonValue | undefined): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  throw new TypeError('expected a list');
}

/** What `read` makes of the value, or null for null. */
export function orNull<Value>(
  value: JsonValue | undefined,
  read: (value: JsonValue | undefined) => Value,
): Value | null {
  return value === null ? null : read(value);
}
