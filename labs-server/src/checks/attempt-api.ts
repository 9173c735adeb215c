/** The endpoints of attempts, below `/api/attempts`: begin, answer each round, report each round, judge. */
import type { Request, Response, Router } from 'express';
import express from 'express';
import { sendProblem } from '../problem/problem.ts';
import type { ServerUrls } from '../server-urls.ts';
import { readAnswer, readBeginning, readReport } from './attempt-message.ts';
import { maxAnswerBytes, type Attempt } from './attempt.ts';
import type { Attempts } from './attempts.ts';

export interface AttemptApiOptions {
  readonly attempts: Attempts;
  readonly urlsOf: (response: Response) => ServerUrls;
}

export function createAttemptApi({ attempts, urlsOf }: AttemptApiOptions): Router {
  const api = express.Router();
  // JSON escapes can make a text six times as long.
  api.use(express.json({ limit: maxAnswerBytes * 6 }));
  api.post('/', (request, response) => begin(attempts, urlsOf, request, response));
  api.put('/:attempt/rounds/:round/answer', (request, response) => {
    const found = findRound(attempts, request, response);
    if (found === null) return;
    const answer = readAnswer(request.body);
    if (answer === null) refuseBody(response, '{ "answer": "..." } or { "failure": { ... } }');
    else if (found.attempt.answer(found.round, answer)) response.status(204).end();
    else refuseRound(response);
  });
  api.put('/:attempt/rounds/:round/report', (request, response) => {
    const found = findRound(attempts, request, response);
    if (found === null) return;
    const events = readReport(request.body);
    if (events === null) refuseBody(response, '{ "events": [{ "type", "data", "lastEventId" }] }');
    else if (found.attempt.report(found.round, events)) response.status(204).end();
    else refuseRound(response);
  });
  api.post('/:attempt/verdict', (request, response) => {
    const attempt = findAttempt(attempts, request.params.attempt, response);
    if (attempt !== null) response.json(attempts.judge(attempt));
  });
  return api;
}

function begin(
  attempts: Attempts,
  urlsOf: AttemptApiOptions['urlsOf'],
  request: Request,
  response: Response,
): void {
  const beginning = readBeginning(request.body);
  if (beginning === null) return refuseBody(response, '{ "exercise": "...", "owner": "..." }');
  const attempt = attempts.begin(beginning.exercise, beginning.owner);
  if (attempt === 'unknown-exercise') {
    const detail = 'There is no exercise of this id. Its folder is content/exercises/<id>.';
    return sendProblem(response, { status: 404, code: attempt, detail });
  }
  if (attempt === 'no-room') {
    const detail = 'Too many attempts are being judged. Try again in a few seconds.';
    return sendProblem(response, { status: 503, code: attempt, detail }, { 'Retry-After': '5' });
  }
  const { id, inputs, session, exercise } = attempt;
  const [labA] = urlsOf(response).labs;
  response.status(201).json({
    id,
    session: session.id,
    exportName: exercise.check.exportName,
    rounds: inputs.map((input, index) => ({
      number: index + 1,
      input,
      url: `${labA}/s/${session.id}/${index + 1}/answers/stream`,
    })),
  });
}

function findAttempt(attempts: Attempts, id: string, response: Response): Attempt | null {
  const attempt = attempts.get(id);
  if (attempt !== null) return attempt;
  const detail = 'This attempt was judged already, or took too long. Check again.';
  sendProblem(response, { status: 404, code: 'unknown-attempt', detail });
  return null;
}

function findRound(
  attempts: Attempts,
  { params }: Request<{ attempt: string; round: string }>,
  response: Response,
): { readonly attempt: Attempt; readonly round: number } | null {
  const attempt = findAttempt(attempts, params.attempt, response);
  return attempt === null ? null : { attempt, round: Number(params.round) };
}

function refuseBody(response: Response, wanted: string): void {
  const detail = `The body must be JSON of the form ${wanted}.`;
  sendProblem(response, { status: 400, code: 'bad-attempt-message', detail });
}

function refuseRound(response: Response): void {
  const detail =
    'This round does not exist, was answered or reported already, or has no answer yet. Begin a new attempt.';
  sendProblem(response, { status: 409, code: 'round-closed', detail });
}
