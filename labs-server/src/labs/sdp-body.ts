/** A request whose body is a session description, and a response with one. */
import type { Request, Response } from 'express';
import { sendProblem } from '../problem/problem.ts';
import { receiveBody } from './body.ts';
import { PeerError } from './lab-peer.ts';

const maxSdpBytes = 64 * 1024;

/** Null after it answered what is wrong with the body: 415 or 413. */
export async function receiveSdp(request: Request, response: Response): Promise<string | null> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/sdp') {
    const detail =
      'The body has to be a session description: send it with "Content-Type: application/sdp" (RFC 8866, 8.1).';
    sendProblem(
      response,
      { status: 415, code: 'not-sdp', detail },
      { 'Accept-Post': 'application/sdp' },
    );
    return null;
  }
  const body = await receiveBody(request, response, maxSdpBytes);
  return body === null ? null : body.toString('utf8');
}

export function sendSdp(
  response: Response,
  status: number,
  sdp: string,
  fields: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'application/sdp',
    'Content-Length': Buffer.byteLength(sdp),
    'Cache-Control': 'no-store',
    ...fields,
  });
  response.end(sdp);
}

const statuses = {
  'description-too-large': 413,
  'description-malformed': 400,
  'description-refused': 422,
  'wrong-state': 409,
  'call-over': 410,
} as const;

/** Answers with the problem that Bob had. @throws what is no `PeerError` */
export function sendPeerError(response: Response, error: unknown): void {
  if (!(error instanceof PeerError)) throw error;
  const { code, message: detail } = error;
  sendProblem(response, { status: statuses[code], code, detail });
}

/** RFC 6585 section 4. */
export const tooManyCalls = {
  status: 429,
  code: 'too-many-calls',
  detail:
    'The session has as many calls with Bob as it may. Close a peer connection, then call again.',
} as const;
