/** Raw responses: exactly the bytes that a learner typed, written to that learner's own request. */
import type { Request, Response } from 'express';
import { httpStreamingEndpoints } from '../../../wire/mechanisms/http-streaming.ts';
import { sendProblem } from '../../problem/problem.ts';
import { receiveBody } from '../body.ts';
import { endExchange } from '../close-delimited.ts';
import { sendJson, urlBeside } from '../endpoint.ts';
import { whenGone } from '../gone.ts';
import type { LabContext } from '../lab.ts';
import { writePaced } from '../paced-writes.ts';
import { cutInto, parseSizes, sizesRefusal } from '../pieces.ts';
import type { QueryOf } from '../query.ts';
import { cutWhenStalled } from '../stalled-end.ts';
import type { StoredBytes } from '../stored-bytes.ts';

const maxRawBytes = 64 * 1024;

export interface RawResponse {
  readonly bytes: Buffer;
  /** Sizes of the writes; what is left over is the last one. */
  readonly sizes: readonly number[];
  readonly gapMs: number;
}

export async function storeRaw(
  context: LabContext,
  store: StoredBytes<RawResponse>,
  request: Request,
  response: Response,
  { writes, gapMs }: QueryOf<typeof httpStreamingEndpoints.storeRaw>,
): Promise<void> {
  const sizes = parseSizes(writes);
  if (sizes === null) {
    sendProblem(response, {
      status: 400,
      code: 'invalid-parameter',
      detail: sizesRefusal('writes'),
    });
    return;
  }
  const bytes = await receiveBody(request, response, maxRawBytes);
  if (bytes === null) return;
  const name = store.put(context.callerOf(request), { bytes, sizes, gapMs });
  const url = urlBeside(request, `/raw/${name}`);
  response.setHeader('Location', url);
  sendJson(response, 201, { url, name });
}

/**
 * Writes the stored bytes to the request's own socket and nothing else, not even the CORS fields that every
 * other answer has. The response object stays attached and unfinished; the connection ends with the exchange.
 */
export function writeRaw(
  context: LabContext,
  store: StoredBytes<RawResponse>,
  request: Request,
  response: Response,
): void {
  const raw = store.get(context.callerOf(request), String(request.params['name']));
  if (raw === null) {
    const detail =
      'This run has no raw response of that name. Store it with POST /http-streaming/raw first, and use the `url` of the answer in the same run.';
    sendProblem(response, { status: 404, code: 'raw-response-unknown', detail });
    return;
  }
  if (!context.hold(request, response)) return;
  const { socket } = response;
  if (socket === null) return;
  const stop = writePaced(context.clock, cutInto(raw.bytes, raw.sizes), raw.gapMs, {
    write: (piece) => socket.write(piece),
    end() {
      endExchange(socket);
      cutWhenStalled(context, response);
    },
  });
  whenGone(request, response, stop);
}
