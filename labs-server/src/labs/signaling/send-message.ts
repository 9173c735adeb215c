/** `POST /messages`: one message of a peer that reads by server-sent events or by long polling. */
import type { Request, Response } from 'express';
import type { signalingEndpoints } from '../../../wire/mechanisms/signaling.ts';
import { maxSignalingBytes, readSignalingMessage } from '../../../wire/read-signaling-message.ts';
import { sendProblem } from '../../problem/problem.ts';
import { receiveBody } from '../body.ts';
import { sendJson } from '../endpoint.ts';
import type { QueryOf } from '../query.ts';
import { placeOf, type SignalingParts } from './places.ts';
import { badMessage, problems } from './problems.ts';

export async function sendMessage(
  parts: SignalingParts,
  request: Request,
  response: Response,
  query: QueryOf<typeof signalingEndpoints.send>,
): Promise<void> {
  const body = await receiveBody(request, response, maxSignalingBytes);
  if (body === null) return;
  if (!parts.context.countMessage(request)) return sendProblem(response, problems.tooManyMessages);
  const place = placeOf(parts, request, query);
  if (!place.ok) return sendProblem(response, place.problem);
  const reading = readSignalingMessage(body.toString());
  if (!reading.ok) return sendProblem(response, badMessage(reading.detail));
  const { room, peer } = place.value;
  const sent = room.send(peer, reading.message);
  if (sent.ok) sendJson(response, 201, { id: sent.value });
  else sendProblem(response, sent.problem);
}
