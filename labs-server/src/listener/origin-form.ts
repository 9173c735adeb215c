/** Requests whose target is an absolute URI (RFC 9112 section 3.2.2), as a client sends them to a proxy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseAuthority } from '../security/own-names.ts';

const absoluteForm = /^http:\/\/([^/?#]*)([^#]*)/i;

/** The path and query of a request-target; it is unchanged when it is not an absolute `http` URI. */
export function originFormOf(target: string): string {
  const [, , rest] = absoluteForm.exec(target) ?? [];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Names and values come in turn. */
const isHost = (name: string, at: number): boolean => at % 2 === 0 && name.toLowerCase() === 'host';

/**
 * "When an origin server receives a request with an absolute-form of request-target, the origin server MUST ignore
 * the received Host header field (if any) and instead use the host information of the request-target." A Host field
 * that is missing, repeated or invalid stays as it is: it is refused all the same (section 3.2).
 */
export function useOriginForm(request: IncomingMessage): void {
  const target = request.url ?? '';
  const authority = absoluteForm.exec(target)?.[1];
  if (authority === undefined) return;
  request.url = originFormOf(target);
  const { rawHeaders } = request;
  const at = rawHeaders.findIndex(isHost);
  const isOnlyOne = at >= 0 && rawHeaders.findLastIndex(isHost) === at;
  if (isOnlyOne && parseAuthority(rawHeaders[at + 1] ?? '') !== null) {
    rawHeaders[at + 1] = authority;
    request.headers.host = authority;
  } else if (at < 0 && request.httpVersion === '1.0') {
    rawHeaders.push('Host', authority);
    request.headers.host = authority;
  }
}

/** `onRequest` sees every request in origin-form. */
export function inOriginForm(
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    useOriginForm(request);
    onRequest(request, response);
  };
}
