/** The API: what the site uses, open to scripts and tests too. */
import type { Request, Response, Router } from 'express';
import express from 'express';
import type { Mechanism } from '../../wire/mechanisms/mechanism.ts';
import { version } from '../../wire/version.ts';
import type { Clock } from '../labs/lab.ts';
import type { IceServer } from '../labs/lab-turn.ts';
import { problemErrors, problemNotFound } from '../problem/problem-handlers.ts';
import { sendProblem } from '../problem/problem.ts';
import { apiGuard } from '../security/api-guard.ts';
import type { Origins } from '../security/origins.ts';
import type { ServerUrls } from '../server-urls.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { sessionTrace } from './session-trace.ts';

export interface ApiOptions {
  readonly clock: Clock;
  readonly origins: Origins;
  readonly sessions: SessionStore;
  readonly mechanisms: readonly Mechanism[];
  readonly counters: () => Readonly<Record<string, number>>;
  readonly urlsOf: (response: Response) => ServerUrls;
  /** Who plays and publishes by RTSP at the addresses of a session. */
  readonly rtspSessionsOf: (session: string) => readonly unknown[];
  /** What a session gets as `iceServers`; `hostname` is that by which it was asked for. */
  readonly iceServersOf: (
    session: Session,
    hostname: string,
    request: Request,
  ) => readonly IceServer[];
  /** Further routers, by the name below `/api`. */
  readonly routers: Readonly<Record<string, Router>>;
}

/** Seconds after which a client that got no session may ask again. */
const retryAfterSeconds = 10;

export function createApi(options: ApiOptions): Router {
  const { origins, sessions, mechanisms, counters, urlsOf, rtspSessionsOf, iceServersOf } = options;
  const api = express.Router();
  api.use(apiGuard(origins), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  api.get('/health', (_request, response) => {
    response.json({ version, urls: urlsOf(response), counters: counters() });
  });
  api.get('/mechanisms', (_request, response) => void response.json(mechanisms));
  api.post('/sessions', (request, response) => {
    const session = sessions.create();
    if (session === null) refuseSession(response);
    else {
      const urls = urlsOf(response);
      const { hostname } = new URL(urls.site);
      answerSession(response, session, urls, iceServersOf(session, hostname, request));
    }
  });
  api.get('/sessions/:session/trace.pcapng', (request, response) => {
    const session = sessions.get(request.params.session);
    if (session === null) unknownSession(response);
    else sendTrace(request, response, session, options.clock);
  });
  api.get('/sessions/:session/rtsp', (request, response) => {
    const session = sessions.get(request.params.session);
    if (session === null) unknownSession(response);
    else response.json({ sessions: rtspSessionsOf(session.id) });
  });
  api.delete('/sessions/:session', (request, response) => {
    const { session: id } = request.params;
    if (sessions.get(id) !== null && sessions.end(id, 'deleted')) response.status(204).end();
    else unknownSession(response);
  });
  for (const [name, router] of Object.entries(options.routers)) api.use(`/${name}`, router);
  const remedy =
    'The API has health, mechanisms, sessions, sessions/<id>, its trace.pcapng and its rtsp.';
  api.use(problemNotFound(remedy), problemErrors);
  return api;
}

function answerSession(
  response: Response,
  session: Session,
  urls: ServerUrls,
  iceServers: readonly IceServer[],
): void {
  const { id } = session;
  response.status(201).location(`/api/sessions/${id}`);
  response.json({
    id,
    labs: urls.labs,
    channel: `${urls.channel}?session=${id}`,
    runner: urls.runner,
    rtsp: urls.rtsp,
    iceServers,
    expiresAt: new Date(session.expiresAtMs).toISOString(),
  });
}

function refuseSession(response: Response): void {
  const detail =
    'The lab server has no room for another session. Close pages that you no longer use, or try again in a while.';
  const problem = { status: 503, code: 'no-room-for-session', detail };
  sendProblem(response, problem, { 'Retry-After': String(retryAfterSeconds) });
}

function unknownSession(response: Response): void {
  const detail =
    'No session of this id lives here: it expired, or the lab server was restarted. Take a new one by POST /api/sessions.';
  sendProblem(response, { status: 404, code: 'unknown-session', detail });
}

function sendTrace(request: Request, response: Response, session: Session, clock: Clock): void {
  const { run } = request.query;
  if (run !== undefined && (typeof run !== 'string' || !/^\d{1,9}$/.test(run))) {
    const detail = 'The parameter run must be the number of a run, for instance ?run=1.';
    sendProblem(response, { status: 400, code: 'bad-run', detail });
    return;
  }
  const file = sessionTrace(session, run === undefined ? null : Number(run), clock);
  const name = run === undefined ? 'wireside.pcapng' : `wireside-run-${run}.pcapng`;
  response.attachment(name).type('application/vnd.tcpdump.pcap').send(Buffer.from(file));
}
