/** Reads what the section's comment says about the trace as a whole. */
import { createObjectReader } from './object-reader.ts';
import type { JsonValue, TraceConsoleLine, TraceMetadata } from './trace-file.ts';

/** The metadata, or the sentence that says which property is wrong. */
export function readMetadata(comment: unknown): TraceMetadata | string {
  const reader = createObjectReader(comment);
  const lines = reader.list('console').map(readConsoleLine);
  const badLine = lines.find((line) => typeof line === 'string');
  if (badLine !== undefined) return badLine;
  const metadata: TraceMetadata = {
    title: reader.text('title'),
    benchId: reader.nullable('benchId', reader.text),
    code: reader.nullable('code', reader.text),
    console: lines.filter((line) => typeof line !== 'string'),
    createdAt: reader.text('createdAt'),
    productVersion: reader.text('productVersion'),
    originUs: reader.nullable('originUs', reader.number),
    sessionIdsReplaced: reader.boolean('sessionIdsReplaced'),
  };
  return reader.problem ?? metadata;
}

function readConsoleLine(line: unknown): TraceConsoleLine | string {
  const reader = createObjectReader(line);
  const read: TraceConsoleLine = {
    timeUs: reader.number('timeUs'),
    level: reader.choice('level', ['log', 'info', 'warn', 'error', 'debug']),
    values: reader.list('values').filter(isJson),
  };
  return reader.problem ?? read;
}

/** Always true of what JSON.parse returned; it only tells the type. */
function isJson(value: unknown): value is JsonValue {
  return value === null || ['boolean', 'number', 'string', 'object'].includes(typeof value);
}
