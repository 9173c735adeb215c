/** What our decoder says of a response body, in words: the chunks that it read, or the rule that was broken. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

export interface DecoderWords {
  readonly lines: readonly string[];
  /** The broken rule with its section; null when there is none. */
  readonly rule: string | null;
  readonly code: string | null;
}

/** The response whose head says `Transfer-Encoding: chunked` is the newest one with chunks of the view. */
export function decoderWords(view: TraceView): DecoderWords {
  const connection = view.connections.findLast(({ conversation }) =>
    conversation.units.some(isBodyOfChunks),
  );
  const units = connection?.conversation.units ?? [];
  const exchange = units.findLast(isBodyOfChunks)?.exchange;
  const body = units.filter((unit) => unit.exchange === exchange && isBodyOfChunks(unit));
  const broken = body.find((unit) => unit.state === 'malformed')?.error ?? null;
  const cut = connection?.close !== null && body.at(-1)?.state === 'incomplete';
  const lines = body.map(({ title, state }) => `${title}: ${state}`);
  if (broken !== null) {
    const { standard, section } = broken.source;
    const rule = `${broken.message} (${standard} §${section})`;
    return { lines, rule: broken.message.includes('§') ? broken.message : rule, code: broken.code };
  }
  if (cut) {
    const rule = 'The connection closed inside a chunk: the message is incomplete (RFC 9112 §8).';
    return { lines, rule, code: 'incomplete' };
  }
  return { lines, rule: null, code: null };
}

function isBodyOfChunks(unit: Unit): boolean {
  return unit.format === 'chunked';
}

/** What Chromium's DevTools print for it, as measured on Chromium 156; script never learns it. */
export function devToolsWords(code: string | null, hasCors: boolean): string {
  if (!hasCors) return 'blocked by CORS policy: No Access-Control-Allow-Origin header is present';
  if (code === null) return 'nothing: the response is fine';
  if (code === 'incomplete') return 'net::ERR_INCOMPLETE_CHUNKED_ENCODING';
  return 'net::ERR_INVALID_CHUNKED_ENCODING';
}
