/** The SIP messages of a run as arrows of the sequence diagram, read from the bytes on the wire. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { parseAddress } from '@wireside/labs-server/wire/sip/address.ts';
import { parseSipUri } from '@wireside/labs-server/wire/sip/uri.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';
import type { DiagramRow } from '../message-diagram/diagram-row.ts';
import { findField, type WireMessage, wireMessages } from '../message-diagram/wire-messages.ts';

export function sipRows(entries: readonly TraceEntry[]): DiagramRow[] {
  const lanes = new Map<number, string>();
  return wireMessages(entries, ({ format }) => format === 'sip').map((message) => {
    const { unit, connection, record, inner } = message;
    const toServer = record.direction === 'client-to-server';
    const lane = lanes.get(connection.key) ?? speakerOf(unit) ?? 'page';
    // The first message of a connection is the client's own.
    if (toServer) lanes.set(connection.key, lane);
    const description = inner.find(({ format }) => format === 'sdp');
    return {
      key: `${connection.key}/${unit.id}`,
      timeUs: record.timeUs,
      lane,
      toServer,
      title: unit.title,
      carries: description === undefined ? '' : `SDP ${sizeOf(description)} B`,
      meaning: meaningOf(message),
      kind: kindOf(unit),
    };
  });
}

/** The user in From. */
function speakerOf({ fields }: Unit): string | null {
  const from = fields.find(
    ({ name, value }) => name === 'header field' && /^from:/i.test(String(value)),
  );
  const text = String(from?.value ?? '').replace(/^from:\s*/i, '');
  const user = parseSipUri(parseAddress(text)?.uri ?? '')?.user ?? '';
  return user === '' ? null : user;
}

function meaningOf({ unit }: WireMessage): string {
  if (unit.error !== null) return unit.error.message;
  const [start] = unit.fields;
  if (start === undefined) return '';
  const told = findField([start], 'Status-Code') ?? findField([start], 'Method') ?? start;
  return told.meaning;
}

function kindOf({ error, fields }: Unit): DiagramRow['kind'] {
  if (error !== null) return 'broken';
  const status = findField(fields.slice(0, 1), 'Status-Code');
  if (status === null) return 'request';
  return Number(status.value) >= 400 ? 'refusal' : 'response';
}

function sizeOf({ range }: Unit): number {
  return range.end - range.start;
}
