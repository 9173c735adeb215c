/** RTSP for a page, which cannot open a TCP connection: it is opened here, to our own RTSP port and to no other. */
import type { Socket } from 'node:net';
import type { Clock, LabContext } from '../lab.ts';
import type { Upgrade } from '../upgrade.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import { closeCode, type LabWebSocket } from '../web-socket.ts';

/** From so many waiting bytes on the server is not read: it leaves frames out for a slow page, as for any slow client. */
const pauseAboveBytes = 256 * 1024;
const lookAgainMs = 20;

/** @param run on whose wire the RTSP connection is; `null` for that of the request */
export function openConsole(context: LabContext, upgrade: Upgrade, run: number | null): void {
  const { request } = upgrade;
  const dialling = context.dialRtsp(request, run ?? context.callerOf(request).run);
  // A handshake that is refused has no use for it.
  dialling.catch(() => {});
  upgrade.socket.once(
    'close',
    () =>
      void dialling.then(
        (rtsp) => rtsp.destroy(),
        () => {},
      ),
  );
  acceptWebSocket(context, upgrade, {}, (page) => {
    // What the page sends waits until there is a connection to send it on.
    page.pause();
    dialling.then(
      (rtsp) => {
        page.onBytes((bytes) => void rtsp.write(bytes));
        passOn(context.clock, rtsp, page);
        page.resume();
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : 'no reason is known';
        page.close(closeCode.internalError, `RTSP cannot be reached: ${why}`.slice(0, 120));
      },
    );
  });
}

function passOn(clock: Clock, rtsp: Socket, page: LabWebSocket): void {
  const resumeWhenRead = (): void => {
    if (page.bufferedAmount > pauseAboveBytes) clock.after(lookAgainMs, resumeWhenRead);
    else rtsp.resume();
  };
  rtsp.on('data', (bytes: Buffer) => {
    page.send(bytes);
    if (page.bufferedAmount <= pauseAboveBytes) return;
    rtsp.pause();
    clock.after(lookAgainMs, resumeWhenRead);
  });
  rtsp.once('close', () => page.close(closeCode.normal, 'the RTSP server closed the connection'));
  page.onClose(() => rtsp.destroy());
}
