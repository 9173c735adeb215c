/** The rules of the opening handshake that two sides kept or broke, read off their bytes by our decoders. */
import type { DecodeResult } from '@wireside/labs-server/wire/field/decode-result.ts';
import { decodeRequestHead } from '@wireside/labs-server/wire/http1/decode-request-head.ts';
import { decodeResponseHead } from '@wireside/labs-server/wire/http1/decode-response-head.ts';
import type { RequestHead, ResponseHead } from '@wireside/labs-server/wire/http1/message-head.ts';
import type { Sha1 } from '@wireside/labs-server/wire/websocket/accept-steps.ts';
import type { HandshakeRule } from '@wireside/labs-server/wire/websocket/handshake-head.ts';
import { judgeHandshake } from '@wireside/labs-server/wire/websocket/judge-handshake.ts';
import { type HandshakeOnWire, sentTooEarly } from './handshake-on-wire.ts';

export interface JudgedHandshake {
  /** Null where it is not whole, or breaks a rule of HTTP; that rule is then the only one of its side. */
  readonly request: RequestHead | null;
  readonly response: ResponseHead | null;
  /** In the order in which they are judged: those about the request first. */
  readonly rules: readonly HandshakeRule[];
}

export function judgedHandshake(handshake: HandshakeOnWire, sha1: Sha1): JudgedHandshake {
  const atEnd = handshake.closed;
  const request = readHead(decodeRequestHead(handshake.request, { atEnd }), 'request');
  const none = handshake.response.length === 0;
  const decoded = none ? null : decodeResponseHead(handshake.response, { atEnd });
  const response = decoded === null ? nothing : readHead(decoded, 'response');
  const judged = request.head === null ? [] : judgeHandshake(request.head, response.head, sha1);
  const of = (head: HandshakeRule['head']) => judged.filter((rule) => rule.head === head);
  return {
    request: request.head,
    response: response.head,
    rules: [
      ...request.rules,
      ...of('request'),
      ...(sentTooEarly(handshake) ? [waitForResponse] : []),
      ...response.rules,
      ...of('response'),
    ],
  };
}

const waitForResponse: HandshakeRule = {
  code: 'sent-too-early',
  head: 'request',
  kept: false,
  source: { standard: 'RFC 6455', section: '4.1' },
  says: 'A client must wait for the answer before it sends more; what follows the head did not wait.',
};

interface ReadHead<Head> {
  readonly head: Head | null;
  /** The rule of HTTP that is broken, if one is. */
  readonly rules: readonly HandshakeRule[];
}

const nothing = { head: null, rules: [] } as const;

function readHead<Head>(result: DecodeResult<Head>, head: HandshakeRule['head']): ReadHead<Head> {
  if (result.status === 'incomplete') return nothing;
  const error = result.status === 'malformed' ? result.error : (result.fault ?? null);
  const rules =
    error === null
      ? []
      : [
          {
            code: error.code,
            head,
            kept: false,
            source: error.source,
            says: sentence(error.message),
          },
        ];
  return { head: result.status === 'complete' ? result.value : null, rules };
}

/** Without the section at its end: that stands beside it as a link. */
function sentence(message: string): string {
  return message.replace(/ \([^()]*§[^()]*\)(?=\.?$)/, '');
}

/** The first rule that is broken, in the order in which they are judged; null when all are kept. */
export function firstBroken(
  { rules }: JudgedHandshake,
  head: HandshakeRule['head'],
): HandshakeRule | null {
  return rules.find((rule) => rule.head === head && !rule.kept) ?? null;
}
