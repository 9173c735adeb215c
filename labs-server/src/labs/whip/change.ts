/** `PATCH /session/:id`: candidates, or an ICE restart (RFC 9725 sections 4.3.1 to 4.3.3). */
import type { Request, Response } from 'express';
import { sendProblem } from '../../problem/problem.ts';
import { receiveBody } from '../body.ts';
import { sendPeerError } from '../sdp-body.ts';
import { checkIfMatch } from './preconditions.ts';
import { newEntityTag } from './publish.ts';
import {
  fragmentOfAnswer,
  readFragment,
  type SdpFragment,
  usernameFragmentOf,
  withCredentials,
} from './sdp-fragment.ts';
import type { WhipSession } from './whip-sessions.ts';

export const fragmentType = 'application/trickle-ice-sdpfrag';
const maxFragmentBytes = 32 * 1024;

export async function change(
  session: WhipSession,
  request: Request,
  response: Response,
): Promise<void> {
  const fragment = await receiveFragment(request, response);
  if (fragment === null) return;
  const condition = checkIfMatch(request.headers['if-match'], session.entityTag);
  if (!condition.holds) {
    sendProblem(response, condition.problem);
    return;
  }
  const isRestart = fragment.usernameFragment !== usernameFragmentOf(session.offer);
  if (!isRestart) addCandidates(session, fragment, response);
  else if (condition.any) await restart(session, fragment, response);
  else sendProblem(response, restartNeedsAny);
}

/** Null after it answered what is wrong with the body. */
async function receiveFragment(request: Request, response: Response): Promise<SdpFragment | null> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== fragmentType) {
    const detail = `A PATCH brings an SDP fragment: send it with "Content-Type: ${fragmentType}" (RFC 9725, 4.3.1).`;
    const problem = { status: 415, code: 'not-sdpfrag', detail };
    sendProblem(response, problem, { 'Accept-Patch': fragmentType });
    return null;
  }
  const body = await receiveBody(request, response, maxFragmentBytes);
  if (body === null) return null;
  const reading = readFragment(body.toString('utf8'));
  if (reading.ok) return reading.fragment;
  sendProblem(response, { status: 400, code: 'fragment-malformed', detail: reading.detail });
  return null;
}

/** "it MUST silently discard the candidate" that it does not support: Bob's status tells which. */
function addCandidates({ bob }: WhipSession, fragment: SdpFragment, response: Response): void {
  give(bob, fragment);
  // "MUST return a 204 No Content", "MUST NOT include an ETag".
  response.status(204).end();
}

async function restart(
  session: WhipSession,
  fragment: SdpFragment,
  response: Response,
): Promise<void> {
  const restarted = session.restarting.then(async () => {
    const offer = withCredentials(session.offer, fragment);
    const answer = await session.bob.answer(offer, { trickle: false });
    session.offer = offer;
    session.entityTag = newEntityTag();
    give(session.bob, fragment);
    return { answer, entityTag: session.entityTag };
  });
  session.restarting = restarted.catch(() => {});
  try {
    const { answer, entityTag } = await restarted;
    response.setHeader('ETag', entityTag);
    response.setHeader('Content-Type', fragmentType);
    response.setHeader('Cache-Control', 'no-store');
    response.status(200).end(fragmentOfAnswer(answer));
  } catch (error) {
    // "MUST NOT terminate the session immediately and keep the existing ICE session."
    sendPeerError(response, error);
  }
}

function give(bob: WhipSession['bob'], { candidates, ended }: SdpFragment): void {
  for (const candidate of candidates) void bob.addCandidate(candidate);
  if (ended) void bob.addCandidate(null);
}

const restartNeedsAny = {
  status: 400,
  code: 'restart-needs-any',
  detail:
    'The fragment has a new ice-ufrag, so it is an ICE restart: send it with "If-Match: *" (RFC 9725, 4.3.3).',
} as const;
