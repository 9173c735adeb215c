/** What went wrong in a cell, with its place in the student's code. */
import type { CellFailure } from '../cell-message.ts';
import type { ErrorPosition } from '../console-value.ts';
import { innermost } from '../error-position.ts';
import { previewValues } from '../preview-value.ts';

/** `thrown` may be any value. `reported` is where the browser says that it was thrown, if it does. */
export function failureOf(
  thrown: unknown,
  fileName: string,
  reported: ErrorPosition | null,
): CellFailure {
  const value = previewValues([thrown], fileName)[0] ?? { kind: 'undefined', text: 'undefined' };
  const name = thrown instanceof Error ? thrown.name : 'Error';
  const message = thrown instanceof Error ? thrown.message : value.text;
  const position = innermost(value.frames ?? []) ?? reported;
  return { name, message, position, phase: 'run', value };
}

/**
 * Of a module that could not be imported: a SyntaxError without any frame was found by the parser, before
 * anything ran; one that code threw (by JSON.parse, say) has frames.
 */
export function importFailureOf(thrown: unknown, fileName: string): CellFailure {
  const failure = failureOf(thrown, fileName, null);
  const parsed = failure.name === 'SyntaxError' && failure.position === null;
  return parsed ? { ...failure, phase: 'load' } : failure;
}

/** Where an ErrorEvent says that it happened, if that is in the student's file. */
export function reportedPosition(event: ErrorEvent, fileName: string): ErrorPosition | null {
  return event.filename.endsWith(fileName) && event.lineno > 0
    ? { line: event.lineno, column: event.colno }
    : null;
}
