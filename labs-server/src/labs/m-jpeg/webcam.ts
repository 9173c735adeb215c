/** `GET /webcam`, upgraded: a page sends its webcam, one JPEG in each message. */
import { cannotDraw } from '../../video/missing.ts';
import type { PushedCamera } from '../../video/pushed-cameras.ts';
import type { Upgrade } from '../upgrade.ts';
import { refuseUpgrade } from '../upgrade.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import { closeCode, type LabWebSocket } from '../web-socket.ts';
import type { MJpegParts } from './open-stream.ts';
import { problems } from './problems.ts';

/** RFC 6455 section 7.4.1: "a type of data it cannot accept". */
const unsupportedData = 1003;

export async function openWebcam({ context }: MJpegParts, upgrade: Upgrade): Promise<void> {
  const { session } = context.callerOf(upgrade.request);
  // What the client sends meanwhile waits: nobody reads the socket yet.
  const pushed = await context.video.openPushed('webcam', session).catch(cannotDraw);
  if (typeof pushed === 'string') {
    refuseUpgrade(upgrade, problems.noCamera(pushed));
    return;
  }
  if (pushed === null) {
    refuseUpgrade(upgrade, problems.tooManyWebcams, { 'Retry-After': '10' });
    return;
  }
  upgrade.socket.once('close', () => pushed.end('The webcam was stopped.'));
  if (upgrade.socket.destroyed) pushed.end('The webcam was stopped.');
  acceptWebSocket(context, upgrade, {}, (socket) => {
    const forget = context.whenSessionEnds(upgrade.request, () => {
      socket.close(closeCode.normal, 'the session is over');
    });
    socket.onClose(forget);
    receive(socket, pushed);
  });
}

/** Answers each picture with what became of all: a page that waits for it never has two on the way. */
function receive(socket: LabWebSocket, { source }: PushedCamera): void {
  socket.onBytes((bytes, isText) => {
    if (isText || !source.push(Uint8Array.from(bytes))) {
      socket.close(unsupportedData, 'each message must be binary, and one JPEG');
      return;
    }
    const { received, decoded, unreadable, unreadableBecause: because } = source;
    const counts = { received, decoded, unreadable };
    socket.send(JSON.stringify(because === null ? counts : { ...counts, because }));
  });
}
