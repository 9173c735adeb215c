/**
 * A learner's own bytes, sent to our own upstream listener on a real connection: a handshake, and what is to follow
 * it once the server has switched protocols. No other host or port can be reached.
 */
import type { Socket } from 'node:net';
import type { Request, Response } from 'express';
import type { webSocketEndpoints } from '../../../wire/mechanisms/websocket.ts';
import { every } from '../../clock/every.ts';
import { sendProblem } from '../../problem/problem.ts';
import { receiveBody } from '../body.ts';
import type { Clock, LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';

/** Most bytes that are sent, and most that are kept of the answer. */
export const maxRawBytes = 64 * 1024;
/** How long the whole dialogue may take. */
const maxDialogueMs = 10_000;

/**
 * How often bytes are looked for within a silence. Both ends live in this process: when it is late, its timers are due
 * before its sockets are read, and its own lateness must not pass for silence.
 */
const looksWithinSilence = 10;

const headEnd = Buffer.from('\r\n\r\n');
const switching = /^HTTP\/1\.[01] 101[ \r]/;

/** `POST /raw`: answers with the bytes that came back, as they are. */
export async function sendRaw(
  context: LabContext,
  request: Request,
  response: Response,
  { quietMs, early }: QueryOf<typeof webSocketEndpoints.raw>,
): Promise<void> {
  if (!context.hold(request, response)) return;
  const body = await receiveBody(request, response, maxRawBytes);
  if (body === null) return;
  try {
    const socket = await context.dialRaw(request, 'websocket');
    const answer = await converse(context.clock, socket, piecesOf(body, early), quietMs);
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Cache-Control', 'no-store');
    response.end(answer);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason is known';
    const detail = `Your bytes could not be sent to the lab: ${why}. Run it again.`;
    sendProblem(response, { status: 502, code: 'upstream-failed', detail });
  }
}

/** What is sent at once, and what waits for the 101: all that follows the head, unless it is sent early. */
function piecesOf(body: Buffer, early: boolean): readonly [Buffer, Buffer] {
  const end = body.indexOf(headEnd);
  const headBytes = early || end === -1 ? body.length : end + headEnd.length;
  return [body.subarray(0, headBytes), body.subarray(headBytes)];
}

/** Sends the first piece, then the second if the answer is 101; resolves when the server closed, or is quiet for `quietMs`. */
function converse(
  clock: Clock,
  socket: Socket,
  [first, second]: readonly [Buffer, Buffer],
  quietMs: number,
): Promise<Buffer> {
  let rest: Buffer | null = second;
  const received: Buffer[] = [];
  let receivedBytes = 0;
  return new Promise((resolve) => {
    const finish = (): void => {
      cancelQuiet();
      cancelAll();
      socket.destroySoon();
      resolve(Buffer.concat(received).subarray(0, maxRawBytes));
    };
    const cancelAll = clock.after(maxDialogueMs, finish);
    let cancelQuiet = afterSilence(clock, quietMs, finish);
    socket.on('data', (bytes: Buffer) => {
      received.push(bytes);
      receivedBytes += bytes.length;
      if (receivedBytes >= maxRawBytes) return finish();
      cancelQuiet();
      cancelQuiet = afterSilence(clock, quietMs, finish);
      if (rest !== null && Buffer.concat(received).includes(headEnd)) {
        const begin = Buffer.concat(received).toString('latin1', 0, 16);
        if (switching.test(begin)) socket.write(rest);
        rest = null;
      }
    });
    socket.once('close', finish);
    socket.write(first);
  });
}

function afterSilence(clock: Clock, quietMs: number, callback: () => void): () => void {
  let looks = 0;
  const stop = every(clock, quietMs / looksWithinSilence, () => {
    looks += 1;
    if (looks < looksWithinSilence) return;
    stop();
    callback();
  });
  return stop;
}
