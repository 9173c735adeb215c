/** The methods that need a session: PLAY, PAUSE, RECORD, TEARDOWN (RFC 2326 sections 10.5 to 10.7 and 10.11). */
import type { Exchange } from './exchange.ts';
import { JpegAssembly } from '../../../wire/rtp-jpeg/jpeg-assembly.ts';
import { refusal, type RtspResponse } from './response.ts';
import type { RtspSession } from './rtsp-session.ts';
import { contentBase } from './rtsp-url.ts';
import { methodsIn, type StateMethod } from './session-state.ts';
import { trackControl } from './stream-description.ts';

type SessionHandler = (exchange: Exchange, session: RtspSession) => RtspResponse;

/** Finds the session that the request names; 454 where there is none (RFC 2326 section 11.3.5). */
export function withSession(handle: SessionHandler): (exchange: Exchange) => RtspResponse {
  return (exchange) => {
    const { request, parts, path } = exchange;
    const id = sessionIdOf(request.fields);
    const session = parts.sessions.get(id);
    if (session === undefined) {
      const text = id === '' ? 'The field Session is missing.' : 'It has ended, or never was.';
      return refusal(454, `${text} SETUP opens a session.`);
    }
    if (session.path !== path) return refusal(454, `This session is of ${session.path}.`);
    session.touch();
    return handle(exchange, session);
  };
}

/** The field Session without its parameters (RFC 2326 section 12.37); empty where there is none. */
export function sessionIdOf(fields: ReadonlyMap<string, string>): string {
  const [id = ''] = (fields.get('session') ?? '').split(';');
  return id.trim();
}

export const play: SessionHandler = ({ request, control, place, parts }, session) => {
  if (session.mode !== 'PLAY') return notValid(session, 'It was set up to record.');
  if ('absent' in place.stream) return refusal(404, place.stream.absent);
  if (!session.enter('PLAY')) return notValid(session);
  const { sender } = session;
  const rtptime = sender.timestampAt(parts.clock.monotonicUs());
  // A client may name the presentation or its one stream.
  const url = control === null ? `${contentBase(request.uri)}${trackControl}` : request.uri;
  session.play(place.stream);
  return ok(session, [
    ['Range', 'npt=now-'],
    ['RTP-Info', `url=${url};seq=${sender.nextSequenceNumber};rtptime=${rtptime}`],
  ]);
};

export const record: SessionHandler = ({ place }, session) => {
  if (session.mode !== 'RECORD') return notValid(session, 'It was set up to play.');
  if (session.state === 'Recording') return ok(session);
  if (session.state !== 'Ready') return notValid(session);
  const publication = place.publish?.() ?? null;
  if (publication === null) return refusal(403, 'Somebody else publishes at this URL now.');
  session.enter('RECORD');
  session.record(publication, new JpegAssembly((jpeg) => publication.accept(jpeg)));
  return ok(session);
};

export const pause: SessionHandler = (_exchange, session) => {
  if (!session.enter('PAUSE')) return notValid(session);
  session.pause();
  return ok(session);
};

export const tearDown: SessionHandler = (_exchange, session) => {
  session.end();
  return { status: 200 };
};

/** Without a body it only says that the client is there (RFC 2326 section 10.8). */
export function getParameter(exchange: Exchange): RtspResponse {
  const { request } = exchange;
  if (request.body.length > 0) return refusal(451, 'This server has no parameters.');
  if (!request.fields.has('session')) return { status: 200 };
  return withSession((_exchange, session) => ok(session))(exchange);
}

function ok(session: RtspSession, fields: RtspResponse['fields'] = []): RtspResponse {
  return { status: 200, fields: [['Session', session.id], ...fields] };
}

/** RFC 2326 section 11.3.6: the response lists what is valid. */
function notValid(session: RtspSession, why = ''): RtspResponse {
  const valid = methodsIn(session.state).filter((method) => fits(session, method));
  const text = `The session is in state ${session.state}. ${why}`.trim();
  return refusal(455, text, [['Allow', valid.join(', ')]]);
}

function fits({ mode }: RtspSession, method: string): boolean {
  const foreign: StateMethod = mode === 'PLAY' ? 'RECORD' : 'PLAY';
  return method !== 'SETUP' && method !== foreign;
}
