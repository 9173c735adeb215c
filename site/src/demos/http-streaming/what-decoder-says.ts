/** What our decoder says of the raw response that was asked for, in words: what it read, or the rule that was broken. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { leafFields } from '@wireside/labs-server/wire/field/field.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

export interface DecodedPart {
  /** `chunk 0x25`, `last-chunk`, `200 OK`. */
  readonly title: string;
  readonly state: Unit['state'];
}

export interface DecoderWords {
  /** The head, and each chunk; without chunks the body as a whole. */
  readonly parts: readonly DecodedPart[];
  /** The broken rule with its section; null when there is none. */
  readonly rule: string | null;
  /** Code of the broken rule; null when there is none. */
  readonly code: string | null;
  readonly hasCors: boolean;
}

/** Null while the response is not on the wire. */
export function decoderWords(view: TraceView): DecoderWords | null {
  const units = rawResponse(view);
  if (units.length === 0) return null;
  const framing = units.filter(({ format }) => format === 'http1' || format === 'chunked');
  const hasChunks = framing.some(({ format }) => format === 'chunked');
  const parts = framing.filter(({ kind }) => !hasChunks || kind !== 'body');
  // Where the sentence about one chunk and that about the whole body differ, the body's says more.
  const broken = framing.find(({ error, kind }) => error !== null && kind !== 'body');
  const error = broken?.error ?? framing.find((unit) => unit.error !== null)?.error ?? null;
  return {
    parts: parts.map(({ title, state }) => ({ title, state })),
    rule: error === null ? null : ruleOf(error),
    code: error?.code ?? null,
    hasCors: units.some(
      ({ kind, fields }) => kind === 'response-head' && leafFields(fields).some(isCorsName),
    ),
  };
}

/** Units of the response to the newest request for a raw response, in the order of the bytes. */
function rawResponse({ connections }: TraceView): readonly Unit[] {
  for (const { conversation, open } of connections.toReversed()) {
    // What an intermediary got from the lab is not what the browser got.
    if (open !== null && open.hopOf !== null) continue;
    const { units } = conversation;
    const request = units.findLast(
      ({ kind, title }) => kind === 'request-head' && title.startsWith('GET /http-streaming/raw'),
    );
    if (request === undefined) continue;
    return units.filter(
      ({ direction, exchange, kind }) =>
        direction === 'server-to-client' && exchange === request.exchange && kind !== 'undecoded',
    );
  }
  return [];
}

function ruleOf({ message, source }: NonNullable<Unit['error']>): string {
  return message.includes('§') ? message : `${message} (${source.standard} §${source.section})`;
}

function isCorsName({ name, value }: { readonly name: string; readonly value: unknown }): boolean {
  return (
    name === 'field-name' &&
    typeof value === 'string' &&
    value.toLowerCase() === 'access-control-allow-origin'
  );
}
