/** A SIP message as the lab handles it: fields in order, which a proxy changes one by one. RFC 3261 section 7. */
import { decodeSipMessage } from '../../../wire/sip/decode-message.ts';
import { canonicalName } from '../../../wire/sip/header-fields.ts';
import { splitList } from '../../../wire/sip/list.ts';

/** Name as it was written, and value; text is ISO-8859-1, one character per byte. */
export type Field = readonly [name: string, value: string];

interface Parts {
  readonly fields: readonly Field[];
  readonly body: Uint8Array;
}

export interface Request extends Parts {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
}

export interface Response extends Parts {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
}

export type Message = Request | Response;

/** A message, what keeps a connection alive, or the rule that is broken, with as much of the message as could be read. */
export type Reading =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'keep-alive' }
  | {
      readonly kind: 'broken';
      readonly rule: string;
      readonly status: number;
      readonly message: Message | null;
    };

/** Reads one message of a WebSocket. */
export function readMessage(bytes: Uint8Array): Reading {
  const result = decodeSipMessage(bytes, { atEnd: true });
  if (result.status !== 'complete') {
    const [rule, status] =
      result.status === 'malformed'
        ? [result.error.message, result.error.protocolStatus ?? 400]
        : ['the message is not whole', 400];
    return { kind: 'broken', rule, status, message: null };
  }
  const { value, fault } = result;
  if (value.kind === 'keep-alive') return { kind: 'keep-alive' };
  const parts: Parts = {
    fields: value.fieldLines.map(({ name, value: text }) => [name, text]),
    body: bytes.slice(value.body.start, value.body.end),
  };
  const message: Message =
    value.kind === 'request'
      ? { kind: 'request', method: value.method, uri: value.requestUri, ...parts }
      : { kind: 'response', status: value.statusCode, reason: value.reasonPhrase, ...parts };
  if (fault === undefined) return { kind: 'message', message };
  return { kind: 'broken', rule: fault.message, status: fault.protocolStatus ?? 400, message };
}

/** The bytes of `message`; Content-Length is that of the body, whatever the fields say. */
export function writeMessage(message: Message): Uint8Array {
  const start =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const fields = without(message, 'Content-Length').fields;
  const lines = [...fields, ['Content-Length', String(message.body.length)] as const].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = Buffer.from(`${start}\r\n${lines.join('')}\r\n`, 'latin1');
  return Buffer.concat([head, message.body]);
}

/** The values of the fields called `name`, those between commas one by one where the field is a list of addresses. */
export function valuesOf({ fields }: Parts, name: string): string[] {
  const wanted = canonicalName(name);
  const found = fields.filter(([own]) => canonicalName(own) === wanted).map(([, value]) => value);
  return lists.has(wanted) ? found.flatMap(splitList) : found;
}

const lists: ReadonlySet<string> = new Set([
  'Via',
  'Route',
  'Record-Route',
  'Contact',
  'Supported',
  'Require',
  'Proxy-Require',
]);

export function valueOf(message: Parts, name: string): string | null {
  return valuesOf(message, name)[0] ?? null;
}

/** Without any field called `name`. */
export function without<Kind extends Message>(message: Kind, name: string): Kind {
  const wanted = canonicalName(name);
  const fields = message.fields.filter(([own]) => canonicalName(own) !== wanted);
  return { ...message, fields };
}

/** With these values, each a field of its own, where the first field called `name` was; else before all others. */
export function withValues<Kind extends Message>(
  message: Kind,
  name: string,
  values: readonly string[],
): Kind {
  const wanted = canonicalName(name);
  const at = Math.max(
    message.fields.findIndex(([own]) => canonicalName(own) === wanted),
    0,
  );
  const others = (part: readonly Field[]) => part.filter(([own]) => canonicalName(own) !== wanted);
  const added = values.map((value): Field => [name, value]);
  const before = others(message.fields.slice(0, at));
  return { ...message, fields: [...before, ...added, ...others(message.fields.slice(at))] };
}

/** Number and method of CSeq. The decoder saw to it that both are there. */
export function cseqOf(message: Parts): { readonly number: number; readonly method: string } {
  const [, number = '0', method = ''] = /^(\d+)\s+(\S+)/.exec(valueOf(message, 'CSeq') ?? '') ?? [];
  return { number: Number(number), method };
}

export const noBody = new Uint8Array();
