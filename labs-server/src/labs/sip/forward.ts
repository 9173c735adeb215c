/** A copy of a request for the next hop: RFC 3261 section 16.6. */
import { parseAddress } from '../../../wire/sip/address.ts';
import { parseSipUri } from '../../../wire/sip/uri.ts';
import { proxyName } from './domain-names.ts';
import type { Flow } from './flow.ts';
import {
  type Request,
  type Response,
  valueOf,
  valuesOf,
  withValues,
  without,
} from './sip-message.ts';

export const defaultMaxForwards = 70;

export interface Hop {
  /** The new Request-URI. */
  readonly uri: string;
  readonly flow: Flow;
}

/** Steps 1 to 8. `from`: the proxy stays on the way of the dialog between the two flows; null: it does not. */
export function forwarded(
  request: Request,
  { uri, flow }: Hop,
  branch: string,
  from: Flow | null,
): Request {
  const left = valueOf(request, 'Max-Forwards');
  const maxForwards = left === null ? defaultMaxForwards : Number(left) - 1;
  let copy: Request = { ...request, uri };
  copy = without(copy, 'Max-Forwards');
  copy = { ...copy, fields: [['Max-Forwards', String(maxForwards)], ...copy.fields] };
  if (from !== null) {
    // RFC 5658 section 5: two of them, one for each side, so that each side's route set names the flow to the other.
    const routes = [recordRoute(flow), recordRoute(from), ...valuesOf(request, 'Record-Route')];
    copy = withValues(copy, 'Record-Route', routes);
  }
  const via = `SIP/2.0/${flow.transport} ${proxyName};branch=${branch}`;
  return withValues(copy, 'Via', [via, ...valuesOf(request, 'Via')]);
}

/** RFC 7118 section 5.2: a URI has one value for both transports, `ws`. */
function recordRoute({ token }: Flow): string {
  return `<sip:${token}@${proxyName};transport=ws;lr>`;
}

/** A request without the Routes that name this proxy, and the token in the last of them (section 16.4). */
export function withoutOwnRoutes(request: Request): {
  readonly request: Request;
  readonly token: string | null;
} {
  const routes = valuesOf(request, 'Route');
  let token: string | null = null;
  let own = 0;
  for (const route of routes) {
    const uri = parseSipUri(parseAddress(route)?.uri ?? '');
    if (uri?.host !== proxyName) break;
    token = uri.user === '' ? token : uri.user;
    own += 1;
  }
  const left = routes.slice(own);
  const bare = without(request, 'Route');
  return { request: left.length === 0 ? bare : withValues(request, 'Route', left), token };
}

/** Section 16.7 step 3: without the topmost Via, which is this proxy's. */
export function withoutTopVia(response: Response): Response {
  return withValues(response, 'Via', valuesOf(response, 'Via').slice(1));
}

/** The ACK for a final response other than 2xx: hop by hop (section 17.1.1.3). */
export function hopAck(sent: Request, response: Response): Request {
  const to = valueOf(response, 'To') ?? '';
  return hopRequest(sent, 'ACK', to);
}

/** The CANCEL for a request that was sent (section 9.1). */
export function hopCancel(sent: Request): Request {
  return hopRequest(sent, 'CANCEL', valueOf(sent, 'To') ?? '');
}

/** Same Request-URI, topmost Via, Route, From, Call-ID and CSeq number. */
function hopRequest(sent: Request, method: string, to: string): Request {
  const [cseq = ''] = (valueOf(sent, 'CSeq') ?? '').split(' ');
  return {
    kind: 'request',
    method,
    uri: sent.uri,
    fields: [
      ['Via', valuesOf(sent, 'Via')[0] ?? ''],
      ['Max-Forwards', String(defaultMaxForwards)],
      ...valuesOf(sent, 'Route').map((route) => ['Route', route] as const),
      ['To', to],
      ['From', valueOf(sent, 'From') ?? ''],
      ['Call-ID', valueOf(sent, 'Call-ID') ?? ''],
      ['CSeq', `${cseq} ${method}`],
    ],
    body: new Uint8Array(),
  };
}
