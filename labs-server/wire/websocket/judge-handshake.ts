/** Which rules of the opening handshake two heads keep and break: RFC 6455 sections 4.1, 4.2.1 and 4.2.2. */
import type { Sha1 } from './accept-steps.ts';
import type {
  Finding,
  HandshakeRequestHead,
  HandshakeResponseHead,
  HandshakeRule,
} from './handshake-head.ts';
import { requestRules } from './handshake-request-rules.ts';
import { statusCode, supportedVersions, switchingRules } from './handshake-response-rules.ts';

/**
 * The rules in the order in which the ends judge them: the server those of the request, then the client those of the
 * response. Without a response only the request is judged; after another status than 101 there is nothing more to judge.
 */
export function judgeHandshake(
  request: HandshakeRequestHead,
  response: HandshakeResponseHead | null,
  sha1: Sha1,
): readonly HandshakeRule[] {
  const asked = requestRules.map((rule) => rule(request));
  const judged = toRules('request', asked);
  if (response === null) return judged;
  const handshake = { request, response, sha1 };
  const rules = [
    statusCode,
    ...(response.statusCode === 101 ? switchingRules : [supportedVersions]),
  ];
  const answered = rules.map((rule) => rule(handshake));
  return [...judged, ...toRules('response', answered)];
}

function toRules(
  head: HandshakeRule['head'],
  findings: readonly (Finding | null)[],
): HandshakeRule[] {
  return findings
    .filter((finding) => finding !== null)
    .map(({ code, kept, standard = 'RFC 6455', section, says }) => ({
      code,
      head,
      kept,
      source: { standard, section },
      says,
    }));
}
