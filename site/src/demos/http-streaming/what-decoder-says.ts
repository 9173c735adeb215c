/** What our decoder says of the raw response that was asked for, in words: what it read, or the rule that was broken. */
import type { Fault, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
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
  const response = rawResponse(view);
  if (response === null) return null;
  const { units, faults } = response;
  const framing = units.filter(({ format }) => format === 'http1' || format === 'chunked');
  const hasChunks = framing.some(({ format }) => format === 'chunked');
  const parts = framing.filter(({ kind }) => !hasChunks || kind !== 'body');
  // Where the sentence about one chunk and that about the whole body differ, the body's says more.
  const broken = framing.find(({ error, kind }) => error !== null && kind !== 'body');
  const ofBody = framing.find(({ error }) => error !== null)?.error;
  // What a close left unfinished needs no byte that could be marked.
  const error = broken?.error ?? ofBody ?? faults[0]?.error ?? null;
  return {
    parts: parts.map(({ title, state }) => ({ title, state })),
    rule: error === null ? null : ruleOf(error),
    code: error?.code ?? null,
    hasCors: units.some(
      ({ kind, fields }) => kind === 'response-head' && leafFields(fields).some(isCorsName),
    ),
  };
}

interface RawResponse {
  /** In the order of the bytes; at least one. */
  readonly units: readonly Unit[];
  readonly faults: readonly Fault[];
}

/** The response to the newest request for a raw response; null while nothing of it is there. */
function rawResponse({ connections }: TraceView): RawResponse | null {
  for (const { conversation, open, faults } of connections.toReversed()) {
    // What an intermediary got from the lab is not what the browser got.
    if (open !== null && open.hopOf !== null) continue;
    const request = conversation.units.findLast(
      ({ kind, title }) => kind === 'request-head' && title.startsWith('GET /http-streaming/raw'),
    );
    if (request === undefined) continue;
    const ofResponse = ({ direction, exchange }: Unit | Fault) =>
      direction === 'server-to-client' && exchange === request.exchange;
    const units = conversation.units.filter(
      (unit) => ofResponse(unit) && unit.kind !== 'undecoded',
    );
    return units.length === 0 ? null : { units, faults: faults.filter(ofResponse) };
  }
  return null;
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
