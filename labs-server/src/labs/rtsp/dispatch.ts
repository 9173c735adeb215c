/** From a request to its response: which method, for which URL, and who may (RFC 2326 sections 10 and 11). */
import { announce, describe } from './describe.ts';
import type { ClientConnection, Exchange } from './exchange.ts';
import type { StreamPlace } from './live-stream.ts';
import type { RtspRequest } from './request-reader.ts';
import { refusal, type RtspResponse } from './response.ts';
import type { RtspServerParts } from './rtsp-server-parts.ts';
import { readRtspUrl } from './rtsp-url.ts';
import {
  getParameter,
  pause,
  play,
  record,
  sessionIdOf,
  tearDown,
  withSession,
} from './session-methods.ts';
import { setUp } from './setup.ts';

type Handler = (exchange: Exchange) => RtspResponse;

const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['DESCRIBE', describe],
  ['ANNOUNCE', announce],
  ['SETUP', setUp],
  ['PLAY', withSession(play)],
  ['PAUSE', withSession(pause)],
  ['RECORD', withSession(record)],
  ['TEARDOWN', withSession(tearDown)],
  ['GET_PARAMETER', getParameter],
]);

/** What only a publisher needs. */
const publishing = new Set(['ANNOUNCE', 'RECORD']);

/** @returns the response; never throws for anything that a client sent */
export function dispatch(
  parts: RtspServerParts,
  connection: ClientConnection,
  request: RtspRequest,
): RtspResponse {
  const target = readRtspUrl(request.uri);
  const owner = target === null ? null : parts.streams.ownerOf(target.path);
  // Before anything else, so that its wire view shows what is refused as well.
  const objection = connection.claim(owner);
  if (objection !== null) return refusal(403, objection);
  const refused = refuseHead(request);
  if (refused !== null) return refused;
  if (request.method === 'OPTIONS') return options(parts, request);
  const handle = handlers.get(request.method);
  if (handle === undefined) {
    return refusal(501, 'This server does not know the method.', [['Public', publicMethods()]]);
  }
  if (target === null) return refusal(400, 'The URL must be absolute and begin with rtsp:.');
  const place = parts.streams.find(target.path);
  if (place === null) return refusal(404, 'There is no stream at this URL.');
  const exchange = { request, parts, connection, owner, place, ...target };
  return refuseMethod(exchange) ?? handle(exchange);
}

/** Of a session it also says that its client is there: some clients send nothing else (RFC 2326 section 12.37). */
function options({ sessions }: RtspServerParts, { fields }: RtspRequest): RtspResponse {
  sessions.get(sessionIdOf(fields))?.touch();
  return { status: 200, fields: [['Public', publicMethods()]] };
}

function refuseHead({ fields }: RtspRequest): RtspResponse | null {
  if (!/^\d{1,9}$/.test(fields.get('cseq') ?? '')) {
    return refusal(400, 'The field CSeq is missing, or no number of up to nine digits.');
  }
  const required = fields.get('require');
  if (required === undefined) return null;
  return refusal(551, 'None of these options is supported.', [['Unsupported', required]]);
}

function refuseMethod({ request, place, connection }: Exchange): RtspResponse | null {
  const allowed = allowedMethods(place);
  if (!allowed.includes(request.method)) {
    const fields = [['Allow', allowed.join(', ')]] as const;
    return refusal(405, `${request.method} is not for this URL.`, fields);
  }
  return place.credentials === null ? null : connection.guard.objection(request, place.credentials);
}

function publicMethods(): string {
  return ['OPTIONS', ...handlers.keys()].join(', ');
}

function allowedMethods({ publish }: StreamPlace): string[] {
  const methods = ['OPTIONS', ...handlers.keys()];
  return publish === null ? methods.filter((method) => !publishing.has(method)) : methods;
}
