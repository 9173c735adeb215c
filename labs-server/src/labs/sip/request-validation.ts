/** What a proxy looks at before it routes a request: RFC 3261 section 16.3. */
import { parseSipUri } from '../../../wire/sip/uri.ts';
import type { ResponseParts, Status } from './response.ts';
import { type Request, valueOf, valuesOf } from './sip-message.ts';

export interface Refused extends ResponseParts {
  readonly status: Status;
}

/** Null where nothing is wrong. */
export function requestObjection(request: Request): Refused | null {
  // Step 2: the scheme.
  if (!/^sips?:/i.test(request.uri)) {
    return { status: 416, warning: 'only sip: and sips: are known here' };
  }
  if (parseSipUri(request.uri) === null) {
    return { status: 400, warning: `the Request-URI is malformed: ${request.uri}` };
  }
  // Step 3: Max-Forwards.
  const left = valueOf(request, 'Max-Forwards');
  if (left !== null && !/^\d{1,3}$/.test(left)) {
    return { status: 400, warning: 'Max-Forwards is no number from 0 to 255' };
  }
  if (left !== null && Number(left) === 0) return { status: 483 };
  // Step 5: extensions that this proxy would have to know. The registrar knows none, either.
  const required = [
    ...valuesOf(request, 'Proxy-Require'),
    ...(request.method === 'REGISTER' ? valuesOf(request, 'Require') : []),
  ];
  if (required.length === 0) return null;
  return { status: 420, fields: [['Unsupported', required.join(', ')]] };
}
