/** What the browser's developer tools say of a response. Script never learns it, so it is told from measurements. */
import type { DevToolsWords, MeasuredFact } from '../measured-fact.ts';
import type { DecoderWords } from './what-decoder-says.ts';

/** The facts that the microscope quotes. */
export const factIds = {
  invalid: 'broken-chunk-in-devtools',
  incomplete: 'missing-last-chunk-in-devtools',
  blocked: 'missing-cors-line-in-devtools',
} as const;

export type DevToolsFacts = Readonly<Record<keyof typeof factIds, MeasuredFact>>;

/** What script got in the end. */
export type ScriptOutcome = 'complete' | 'failed';

/** Codes of our decoder for a body that ended too early: the bytes that came broke no rule. */
const cutShort: readonly string[] = [
  'chunk-data-truncated',
  'last-chunk-missing',
  'final-crlf-missing',
];

export function devToolsWords(
  outcome: ScriptOutcome,
  { code, hasCors }: DecoderWords,
  facts: DevToolsFacts,
): DevToolsWords {
  if (outcome === 'complete') return { printed: null, meaning: takenMeaning(code), fact: null };
  if (!hasCors) {
    const meaning =
      'No Access-Control-Allow-Origin header in the answer, so the browser keeps it from script.';
    return { printed: facts.blocked.value, meaning, fact: facts.blocked };
  }
  if (code === null || !isOfChunks(code)) {
    const meaning =
      'Nothing that we have measured: open the developer tools (F12), and look at Network.';
    return { printed: null, meaning, fact: null };
  }
  if (cutShort.includes(code)) {
    const meaning = 'The connection closed before the body said that it is complete.';
    return { printed: facts.incomplete.value, meaning, fact: facts.incomplete };
  }
  const meaning = 'One message for every broken rule: it names neither the rule nor the place.';
  return { printed: facts.invalid.value, meaning, fact: facts.invalid };
}

/** What was measured is a body in the chunked coding; of other broken rules nothing is known. */
function isOfChunks(code: string): boolean {
  return code.startsWith('chunk-') || cutShort.includes(code);
}

/** Browsers forgive where RFC 9112 does not; our decoder keeps to the standard. */
function takenMeaning(code: string | null): string {
  if (code === null) return 'Nothing: the response is fine.';
  return 'Nothing: your browser took what our decoder refuses. Do not rely on it: the next one on the way may read the same bytes differently.';
}
