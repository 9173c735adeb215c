/** A learner's own text as a chunked body (RFC 9112 section 7.1): one write, one chunk. */
import type { Request, Response } from 'express';
import { httpStreamingEndpoints } from '../../../wire/mechanisms/http-streaming.ts';
import { sendProblem } from '../../problem/problem.ts';
import type { LabContext } from '../lab.ts';
import { writePaced } from '../paced-writes.ts';
import { cutInto, parseSizes, sizesRefusal } from '../pieces.ts';
import type { QueryOf } from '../query.ts';
import { openStream } from '../streamed-response.ts';

type Query = QueryOf<typeof httpStreamingEndpoints.chunks>;

export function streamChunks(
  context: LabContext,
  request: Request,
  response: Response,
  { text, sizes: sizesText, gapMs }: Query,
): void {
  const sizes = parseSizes(sizesText);
  if (sizes === null) {
    sendProblem(response, {
      status: 400,
      code: 'invalid-parameter',
      detail: sizesRefusal('sizes'),
    });
    return;
  }
  const fields = { 'Content-Type': 'text/plain; charset=utf-8' };
  const stream = openStream(context, request, response, { framing: 'chunked', fields });
  if (stream === null) return;
  stream.onGone(writePaced(context.clock, cutInto(Buffer.from(text), sizes), gapMs, stream));
}
