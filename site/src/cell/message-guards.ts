/** Checks what came from the other side of a frame's border, where any code may be the sender. */
import { isReport } from '../lab/documents/document-report.ts';
import {
  cellProtocol,
  type CellFailure,
  type CellToHostMessage,
  type ConnectMessage,
  type ReadyMessage,
} from './cell-message.ts';
import type { ConsoleValue, ErrorPosition } from './console-value.ts';

const maxDepth = 12;

export function isReadyMessage(data: unknown): data is ReadyMessage {
  return isRecord(data) && data['type'] === 'runner-ready' && data['protocol'] === cellProtocol;
}

export function isConnectMessage(data: unknown): data is ConnectMessage {
  return isRecord(data) && data['type'] === 'connect' && data['protocol'] === cellProtocol;
}

const fieldChecks: Readonly<
  Record<CellToHostMessage['type'], (data: Record<string, unknown>) => boolean>
> = {
  started: (data) => isTime(data['atMs']),
  line: (data) =>
    isTime(data['atMs']) &&
    ['log', 'info', 'warn', 'error', 'debug'].includes(String(data['level'])) &&
    isListOf(data['values'], (value) => isConsoleValue(value, 0)),
  error: (data) =>
    isTime(data['atMs']) && typeof data['fatal'] === 'boolean' && isFailure(data['failure']),
  'left-out': (data) => isTime(data['atMs']) && isTime(data['count']),
  clear: () => true,
  reported: (data) => isReport(data['report']),
  done: (data) => isTime(data['atMs']) && isListOf(data['exports'], isText),
  finished: (data) => isTime(data['atMs']),
  height: (data) => isTime(data['heightPx']),
  heartbeat: (data) => isTime(data['id']),
  returned: (data) =>
    isTime(data['id']) &&
    isRecord(data['result']) &&
    ('value' in data['result'] || isFailure(data['result']['failure'])),
};

export function isCellToHostMessage(data: unknown): data is CellToHostMessage {
  if (!isRecord(data) || !isText(data['type'])) return false;
  const check = Object.hasOwn(fieldChecks, data['type'])
    ? fieldChecks[data['type'] as CellToHostMessage['type']]
    : null;
  return check !== null && check(data);
}

/** True for a value that the console can draw; `depth` is how deep in a line it stands. */
export function isConsoleValue(data: unknown, depth = 0): data is ConsoleValue {
  if (!isRecord(data) || !isText(data['kind']) || !isText(data['text'])) return false;
  if (depth > maxDepth) return false;
  return (
    (data['entries'] === undefined ||
      isListOf(data['entries'], (entry) => isEntry(entry, depth + 1))) &&
    (data['frames'] === undefined || isListOf(data['frames'], isPosition)) &&
    (data['leftOut'] === undefined || isTime(data['leftOut']))
  );
}

function isEntry(data: unknown, depth: number): boolean {
  if (!isRecord(data) || !isConsoleValue(data['value'], depth)) return false;
  const key = data['key'];
  return key === null || isText(key) || isConsoleValue(key, depth);
}

function isFailure(data: unknown): data is CellFailure {
  return (
    isRecord(data) &&
    isText(data['name']) &&
    isText(data['message']) &&
    (data['phase'] === 'load' || data['phase'] === 'run') &&
    (data['position'] === null || isPosition(data['position'])) &&
    isConsoleValue(data['value'], 0)
  );
}

export function isPosition(data: unknown): data is ErrorPosition {
  return isRecord(data) && isTime(data['line']) && isTime(data['column']);
}

function isListOf(data: unknown, check: (item: unknown) => boolean): boolean {
  return Array.isArray(data) && data.every(check);
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function isText(data: unknown): data is string {
  return typeof data === 'string';
}

function isTime(data: unknown): data is number {
  return typeof data === 'number' && Number.isFinite(data);
}
