/** What the browser's developer tools print for an answer that it refuses: script never learns it, so it was measured. */
import type { ResponseHead } from '@wireside/labs-server/wire/http1/message-head.ts';
import { fieldValues } from '@wireside/labs-server/wire/http1/message-head.ts';
import type { DevToolsWords, MeasuredFact } from '../measured-fact.ts';
import type { JudgedHandshake } from './judged-handshake.ts';
import type { AnswerOutcome } from './answer-report.ts';

/** The facts of `content/browsers.yaml` that are quoted. */
export const handshakeFactIds = {
  status: 'handshake-status-in-devtools',
  noUpgrade: 'handshake-no-upgrade-in-devtools',
  otherUpgrade: 'handshake-other-upgrade-in-devtools',
  noAccept: 'handshake-no-accept-in-devtools',
  otherAccept: 'handshake-other-accept-in-devtools',
  noConnection: 'handshake-no-connection-in-devtools',
  otherConnection: 'handshake-other-connection-in-devtools',
  noProtocol: 'handshake-no-subprotocol-in-devtools',
  otherProtocol: 'handshake-other-subprotocol-in-devtools',
  otherExtension: 'handshake-other-extension-in-devtools',
  twice: 'handshake-field-twice-in-devtools',
} as const;

export type HandshakeFacts = Readonly<Record<keyof typeof handshakeFactIds, MeasuredFact>>;

interface Check {
  /** Code of our decoder's rule. */
  readonly code: string;
  readonly field: string;
  readonly missing: keyof HandshakeFacts;
  readonly wrong: keyof HandshakeFacts;
}

/** In the order in which Chromium looks; it prints the first that fails (measured on Chromium 156). */
const checks: readonly Check[] = [
  { code: 'response-upgrade', field: 'Upgrade', missing: 'noUpgrade', wrong: 'otherUpgrade' },
  { code: 'accept', field: 'Sec-WebSocket-Accept', missing: 'noAccept', wrong: 'otherAccept' },
  {
    code: 'response-connection',
    field: 'Connection',
    missing: 'noConnection',
    wrong: 'otherConnection',
  },
  {
    code: 'subprotocol-chosen',
    field: 'Sec-WebSocket-Protocol',
    missing: 'noProtocol',
    wrong: 'otherProtocol',
  },
  {
    code: 'extensions-chosen',
    field: 'Sec-WebSocket-Extensions',
    missing: 'otherExtension',
    wrong: 'otherExtension',
  },
];

/** The measured message for this answer; null when none is known. */
export function devToolsFact(
  { response, rules }: JudgedHandshake,
  facts: HandshakeFacts,
): MeasuredFact | null {
  if (response === null) return null;
  if (response.statusCode !== 101) return facts.status;
  const isBroken = (code: string) => rules.some((rule) => rule.code === code && !rule.kept);
  const failed = checks.find(({ code }) => isBroken(code));
  return failed === undefined ? null : facts[factOf(failed, response)];
}

function factOf({ field, missing, wrong }: Check, response: ResponseHead): keyof HandshakeFacts {
  const values = fieldValues(response.fieldLines, field);
  if (values.length === 0) return missing;
  const isSingle = field !== 'Sec-WebSocket-Extensions' && field !== 'Connection';
  return isSingle && values.join().includes(',') ? 'twice' : wrong;
}

export function handshakeDevTools(
  outcome: AnswerOutcome,
  judged: JudgedHandshake,
  facts: HandshakeFacts,
): DevToolsWords {
  const kept = judged.rules.every((rule) => rule.kept || rule.head === 'request');
  if (outcome === 'open') {
    const meaning = kept
      ? 'Nothing: the handshake is fine.'
      : 'Nothing: your browser took what our decoder refuses. Do not rely on it.';
    return { printed: null, meaning, fact: null };
  }
  if (outcome === 'waiting') {
    const meaning = 'Nothing: the browser still waits for the end of the head.';
    return { printed: null, meaning, fact: null };
  }
  const fact = devToolsFact(judged, facts);
  if (fact === null) {
    const meaning =
      'Nothing that we have measured: open the developer tools (F12), and look at their console.';
    return { printed: null, meaning, fact: null };
  }
  const meaning = 'They name the first thing that is wrong. Script gets no word of it.';
  return { printed: fact.value, meaning, fact };
}
