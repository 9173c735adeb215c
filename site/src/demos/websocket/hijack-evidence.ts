/** What the handshake of an attack really carried, read from the bytes that crossed the socket. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { leafFields } from '@wireside/labs-server/wire/field/field.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';

export interface Handshake {
  readonly cookieSent: boolean;
  /** Value of the Origin field; null without one. */
  readonly origin: string | null;
  /** Of the answer. */
  readonly status: number;
}

/** The handshake with the endpoint of account `name`; null until request and answer are there. */
export function handshakeOf(
  connections: readonly TraceConnection[],
  name: string,
): Handshake | null {
  for (const { conversation } of connections) {
    const request = conversation.units.find((unit) => isHandshake(unit, name));
    if (request === undefined) continue;
    const answer = conversation.units.find(
      ({ kind, exchange, state }) =>
        kind === 'response-head' && exchange === request.exchange && state === 'complete',
    );
    const status = answer && valueOf(answer, 'status-code');
    if (typeof status !== 'number') return null;
    const fields = fieldLines(request);
    return { cookieSent: fields.has('cookie'), origin: fields.get('origin') ?? null, status };
  }
  return null;
}

function isHandshake(unit: Unit, name: string): boolean {
  if (unit.kind !== 'request-head' || unit.state !== 'complete') return false;
  return String(valueOf(unit, 'request-target')).includes(`/websocket/account/${name}?`);
}

function valueOf({ fields }: Unit, name: string) {
  return leafFields(fields).find((field) => field.name === name)?.value;
}

/** By name in lower case. */
function fieldLines({ fields }: Unit): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  let last = '';
  for (const { name, value } of leafFields(fields)) {
    if (name === 'field-name') last = String(value).toLowerCase();
    if (name === 'field-value') lines.set(last, String(value));
  }
  return lines;
}
