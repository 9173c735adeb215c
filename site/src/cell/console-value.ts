/** Values of a console line as data: what a cell logged, cut to a size that any page can show. */

/** A place in the student's code; both count from 1. */
export interface ErrorPosition {
  readonly line: number;
  readonly column: number;
}

/** One frame of a stack that lies in the student's code. */
export interface StackFrame extends ErrorPosition {
  /** Name of the function, empty at the top level. */
  readonly functionName: string;
}

export type ConsoleValueKind =
  | 'string'
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'undefined'
  | 'null'
  | 'symbol'
  | 'function'
  | 'date'
  | 'error'
  | 'array'
  | 'map'
  | 'set'
  | 'bytes'
  | 'object'
  /** A value that was already shown further up in the same line. */
  | 'cycle'
  /** A value below the limit of depth or size: only its class is known. */
  | 'cut';

/** One entry of an object, array, Map or Set. */
export interface ConsoleEntry {
  /** Property name or index; null for the members of a Set. */
  readonly key: ConsoleValue | string | null;
  readonly value: ConsoleValue;
}

/** A preview. It survives structured clone and holds no reference to what it shows. */
export interface ConsoleValue {
  readonly kind: ConsoleValueKind;
  /** The whole of a primitive; a summary such as `Map(2)` or `Response` of anything else. */
  readonly text: string;
  readonly entries?: readonly ConsoleEntry[];
  /** How many entries, characters or bytes are not in the preview. */
  readonly leftOut?: number;
  /** Of an error: its frames in the student's code. */
  readonly frames?: readonly StackFrame[];
}

/** True for a string that would read as another value, or as nothing, if it stood without quotes. */
export function needsQuotes(text: string): boolean {
  if (text === '' || text.trim() !== text) return true;
  if (/^(true|false|null|undefined)$/.test(text)) return true;
  return !Number.isNaN(Number(text)) || /^-?\d+n$/.test(text);
}

/** The text that stands for a value in one line: nested values in short form, at most `limit` characters. */
export function inlineText(value: ConsoleValue, topLevel: boolean, limit = 400): string {
  const text = unlimitedText(value, topLevel, 0);
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

function unlimitedText(value: ConsoleValue, topLevel: boolean, depth: number): string {
  if (value.kind === 'string') {
    const text = value.leftOut === undefined ? value.text : `${value.text}…`;
    return topLevel && !needsQuotes(value.text) ? text : JSON.stringify(text);
  }
  const entries = value.entries;
  if (entries === undefined || value.kind === 'error') return value.text;
  if (depth > 1) return value.text;
  const parts = entries.slice(0, 12).map((entry) => entryText(value, entry, depth));
  if (entries.length > 12 || value.leftOut !== undefined) parts.push('…');
  const body = parts.join(', ');
  if (value.kind === 'array') return `${arrayLabel(value)}[${body}]`;
  const label = value.text === 'Object' ? '' : `${value.text} `;
  return body === '' ? `${label}{}` : `${label}{ ${body} }`;
}

/** `Array(3)` needs no label before its brackets. */
function arrayLabel(value: ConsoleValue): string {
  return value.text.startsWith('Array(') ? '' : `${value.text} `;
}

function entryText(value: ConsoleValue, entry: ConsoleEntry, depth: number): string {
  const text = unlimitedText(entry.value, false, depth + 1);
  if (entry.key === null || value.kind === 'array') return text;
  if (typeof entry.key === 'string') return `${entry.key}: ${text}`;
  return `${unlimitedText(entry.key, false, depth + 1)} => ${text}`;
}
