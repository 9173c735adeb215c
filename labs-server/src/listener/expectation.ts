/** Expectations of requests (RFC 9110 section 10.1.1): `100-continue` is met, any other is refused. */
import type { RequestHandler } from 'express';
import { sendProblem } from '../problem/problem.ts';

/** A member of Expect that no server of this project meets; null when there is none. */
export function unknownExpectation(expect: string | undefined): string | null {
  const members = (expect ?? '').split(',').map((member) => member.trim());
  return members.find((member) => member !== '' && member.toLowerCase() !== '100-continue') ?? null;
}

/** "A server that receives an Expect field value containing a member other than 100-continue MAY respond with a 417". */
export const refuseExpectation: RequestHandler = (request, response, next) => {
  const { expect } = request.headers;
  // The field is younger than HTTP/1.0, where it has no meaning.
  const unknown = request.httpVersion === '1.0' ? null : unknownExpectation(expect);
  if (unknown === null) {
    next();
    return;
  }
  const detail = `This server does not know the expectation "${unknown.slice(0, 100)}". Send the request without it.`;
  sendProblem(response, { status: 417, code: 'unknown-expectation', detail });
};
