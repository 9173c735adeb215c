/** Responses to a request: RFC 3261 section 8.2.6. */
import { tagOf } from '../../../wire/sip/address.ts';
import {
  type Field,
  noBody,
  type Request,
  type Response,
  valueOf,
  valuesOf,
} from './sip-message.ts';

/** RFC 3261 section 21, and RFC 5626 section 11 for 430. */
const reasons = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  430: 'Flow Failed',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  483: 'Too Many Hops',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  513: 'Message Too Large',
} as const;

export type Status = keyof typeof reasons;

export interface ResponseParts {
  readonly fields?: readonly Field[];
  readonly body?: Uint8Array;
  /** Added to To where the request has none; none for 100. */
  readonly toTag?: string;
  /** Why, for people: a Warning with code 399, "miscellaneous" (section 20.43). */
  readonly warning?: string;
}

export function respond(request: Request, status: Status, parts: ResponseParts = {}): Response {
  const { fields = [], body = noBody, toTag, warning } = parts;
  const copied = ['From', 'Call-ID', 'CSeq'].flatMap((name): Field[] => {
    const value = valueOf(request, name);
    return value === null ? [] : [[name, value]];
  });
  const to = valueOf(request, 'To') ?? '';
  const tagged = toTag === undefined || tagOf(to) !== null ? to : `${to};tag=${toTag}`;
  const warned: Field[] = warning === undefined ? [] : [['Warning', warningValue(warning)]];
  return {
    kind: 'response',
    status,
    reason: reasons[status],
    fields: [
      ...valuesOf(request, 'Via').map((via): Field => ['Via', via]),
      ...(to === '' ? [] : [['To', tagged] as const]),
      ...copied,
      ...fields,
      ...warned,
    ],
    body,
  };
}

/** In ASCII, quoted. */
function warningValue(text: string): string {
  const plain = text
    .replaceAll(/[^ -~]/g, '?')
    .replaceAll(/["\\]/g, "'")
    .slice(0, 200);
  return `399 lab.invalid "${plain}"`;
}
