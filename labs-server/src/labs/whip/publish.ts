/** `POST /endpoint`: a WHIP session begins (RFC 9725 section 4.2). */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { sendProblem } from '../../problem/problem.ts';
import { urlBeside } from '../endpoint.ts';
import type { LabContext } from '../lab.ts';
import type { LabPeer } from '../lab-peer.ts';
import type { IceServer } from '../lab-turn.ts';
import { receiveSdp, sendPeerError, sendSdp, tooManyCalls } from '../sdp-body.ts';
import { objectionToAnswer, objectionToOffer } from './check-offer.ts';
import type { WhipSessions } from './whip-sessions.ts';

export async function publish(
  context: LabContext,
  sessions: WhipSessions,
  request: Request,
  response: Response,
): Promise<void> {
  const offer = await receiveSdp(request, response);
  if (offer === null) return;
  const objection = objectionToOffer(offer);
  if (objection !== null && offer.startsWith('v=0')) {
    sendProblem(response, objection);
    return;
  }
  const { session: owner } = context.callerOf(request);
  const id = randomBytes(16).toString('base64url');
  const state = (now: string): void => {
    if (now === 'closed') sessions.remove(owner, id);
  };
  const bob = context.peers.create(request, { state }, { sendsBack: false });
  if (bob === null) {
    // RFC 9725 section 4.5 has 503 for load; this limit is the session's own.
    sendProblem(response, tooManyCalls);
    return;
  }
  const answer = await answerOf(bob, offer, response);
  if (answer === null) return;
  if (request.socket.destroyed) {
    // Nobody has the session's URL.
    bob.close();
    return;
  }
  const entityTag = newEntityTag();
  sessions.add(owner, { id, bob, offer, entityTag, restarting: Promise.resolve() });
  response.setHeader('Link', context.turn.iceServers(request, 'configured').flatMap(linksOf));
  const Location = urlBeside(request, `/session/${id}`);
  sendSdp(response, 201, answer, { Location, ETag: entityTag });
}

/** Null after it answered why there is none. */
async function answerOf(bob: LabPeer, offer: string, response: Response): Promise<string | null> {
  try {
    // "the WHIP session cannot signal additional ICE candidates": RFC 9725 section 4.3.2.
    const answer = await bob.answer(offer, { trickle: false });
    const objection = objectionToAnswer(answer);
    // A call that ended meanwhile is told no more that it has.
    if (objection === null && bob.status.state !== 'closed') return answer;
    bob.close();
    sendProblem(response, objection ?? endedMeanwhile);
  } catch (error) {
    bob.close();
    sendPeerError(response, error);
  }
  return null;
}

const endedMeanwhile = {
  status: 410,
  code: 'call-over',
  detail: 'The call ended before its answer was ready. Publish anew by POST.',
} as const;

export function newEntityTag(): string {
  return `"${randomBytes(8).toString('hex')}"`;
}

/** RFC 9725 section 4.6. */
export function linksOf({ urls, username, credential }: IceServer): string[] {
  const account =
    username === undefined ? '' : `; username="${username}"; credential="${credential ?? ''}"`;
  return urls.map((url) => `<${url}>; rel="ice-server"${account}`);
}
