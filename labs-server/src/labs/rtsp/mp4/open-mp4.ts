/** `GET /mp4`, upgraded, and `GET /status`: RTSP transcoded into what a page can give to a video element. */
import type { Request, Response } from 'express';
import { acceptWebSocket } from '../../accept-web-socket.ts';
import { sendJson } from '../../endpoint.ts';
import type { LabContext } from '../../lab.ts';
import { refuseUpgrade, type Upgrade } from '../../upgrade.ts';
import { closeCode, type LabWebSocket } from '../../web-socket.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { type Mp4Setting, mp4Arguments } from './ffmpeg-arguments.ts';
import { missingFor, problems } from './problems.ts';
import { paceByPage } from './slow-page.ts';
import { Transcoding } from './transcoding.ts';
import { maxTranscodings, type Transcodings } from './transcodings.ts';

export interface Mp4Parts {
  readonly context: LabContext;
  readonly ffmpeg: Ffmpeg;
  readonly transcodings: Transcodings;
}

export async function openMp4(
  parts: Mp4Parts,
  upgrade: Upgrade,
  setting: Mp4Setting,
): Promise<void> {
  const { context, ffmpeg, transcodings } = parts;
  const { request, socket } = upgrade;
  const base = context.rtspUrl(request);
  // What the client sends meanwhile waits: nobody reads the socket yet.
  const missing = missingFor(await ffmpeg.look(), base);
  if (socket.destroyed) return;
  if (missing !== null) return refuseUpgrade(upgrade, missing);
  const place = { end: (): void => void socket.destroy() };
  const leave = transcodings.take(context.callerOf(request).session, () => place.end());
  if (leave === null) return refuseUpgrade(upgrade, problems.tooMany, { 'Retry-After': '10' });
  socket.once('close', leave);
  acceptWebSocket(context, upgrade, {}, (page) => {
    const transcoding = transcode(parts, page, mp4Arguments(`${base}/thrifty`, setting));
    place.end = () => page.close(closeCode.normal, 'a newer one of the session took its place');
    const forget = context.whenSessionEnds(request, () => {
      transcoding.kill();
      page.close(closeCode.normal, 'the session is over');
    });
    page.onClose(() => {
      forget();
      transcoding.stop();
    });
  });
}

function transcode(
  { context, ffmpeg }: Mp4Parts,
  page: LabWebSocket,
  args: readonly string[],
): Transcoding {
  const transcoding: Transcoding = new Transcoding(context.clock, ffmpeg.start(args), {
    onType: (mediaType) => page.send(JSON.stringify({ mediaType })),
    onSegment(bytes) {
      page.send(bytes);
      pace();
    },
    onEnd: (reason) => page.close(closeCode.internalError, closeReason(`ffmpeg: ${reason}`)),
  });
  const pace = paceByPage(context.clock, page, transcoding);
  return transcoding;
}

/** RFC 6455 section 5.5: a Close frame has at most 125 bytes, of which two are the code. */
function closeReason(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 120);
}

/** `GET /status`. */
export async function sendStatus(
  { context, ffmpeg, transcodings }: Mp4Parts,
  request: Request,
  response: Response,
): Promise<void> {
  const found = await ffmpeg.look();
  const missing = missingFor(found, context.rtspUrl(request));
  sendJson(response, 200, {
    mp4: {
      ffmpegVersion: found.state === 'missing' ? null : found.version,
      missing: missing?.detail ?? null,
      transcodings: transcodings.size,
      maxTranscodings,
    },
  });
}
