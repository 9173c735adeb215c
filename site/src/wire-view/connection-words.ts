/** The chips of the toolbar: which connections, which protocol. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Field } from '@wireside/labs-server/wire/field/field.ts';
import { plural } from './quantities.ts';
import { connectionName } from './ladder-model.ts';
import type { TraceConnection } from './trace-connection.ts';
import type { TraceView } from './trace-view.ts';

/** `conn 12 · open`, `3 connections · 1 open`; empty before the first. */
export function connectionChip({ connections }: TraceView): string {
  const [first] = connections;
  if (first === undefined) return '';
  const open = connections.filter(({ close }) => close === null).length;
  if (connections.length > 1) return `${plural(connections.length, 'connection')} · ${open} open`;
  return `${connectionName(first.number)} · ${open > 0 ? 'open' : 'closed'}`;
}

/** `HTTP/1.1` or `RTSP/1.0`, from the newest response that says so; empty before the first. */
export function protocolChip({ connections }: TraceView): string {
  for (const connection of connections.slice(-8).toReversed()) {
    const version = versionOf(connection);
    if (version !== null) return version;
  }
  return '';
}

/** Units that are looked at: a head is at the beginning. */
const examinedUnits = 8;
const headKinds: readonly Unit['kind'][] = ['response-head', 'request-head'];

function versionOf({ conversation }: TraceConnection): string | null {
  const heads = conversation.units
    .slice(0, examinedUnits)
    .filter(
      ({ kind, format }) => headKinds.includes(kind) || (format === 'rtsp' && kind === 'message'),
    );
  const head = heads.find(({ kind }) => kind === 'response-head') ?? heads[0];
  return head === undefined ? null : versionIn(head.fields);
}

function versionIn(fields: readonly Field[]): string | null {
  for (const field of fields) {
    if (field.name === 'HTTP-version' || field.name === 'RTSP-Version') return String(field.value);
    const found = field.name === 'field-line' ? null : versionIn(field.children);
    if (found !== null) return found;
  }
  return null;
}
