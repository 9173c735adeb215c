/** `POST /offer`: a whole call in one exchange. */
import type { Request, Response } from 'express';
import type { LabContext } from '../lab.ts';
import { receiveSdp, sendPeerError, sendSdp, tooManyCalls } from '../sdp-body.ts';
import { sendProblem } from '../../problem/problem.ts';

export async function answerOffer(
  { peers }: LabContext,
  request: Request,
  response: Response,
): Promise<void> {
  const offer = await receiveSdp(request, response);
  if (offer === null) return;
  const bob = peers.create(request, {});
  if (bob === null) {
    sendProblem(response, tooManyCalls);
    return;
  }
  try {
    const answer = await bob.answer(offer, { trickle: false });
    // Nobody has it who could connect.
    if (request.socket.destroyed) bob.close();
    else sendSdp(response, 200, answer);
  } catch (error) {
    bob.close();
    sendPeerError(response, error);
  }
}
