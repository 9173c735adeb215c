/** The WebSocket to the lab's RTSP port: its messages are bytes of the TCP connection behind it. */
import type { LabApi } from '../../cell/lab-api.ts';
import type { LabSetting } from '../../cell/cell-message.ts';

export interface RtspLink {
  send(bytes: Uint8Array<ArrayBuffer>): void;
}

/**
 * The relay's address. It is called with run 0, which is no run: on the bench's wire is the RTSP connection, and not once
 * more what carries its bytes to the page.
 */
export function relayUrl({
  labs,
  session,
  run,
}: Pick<LabSetting, 'labs' | 'session' | 'run'>): string {
  if (labs === null || session === null) throw new Error('The lab server has given no session.');
  const base = labs[0].replace(/\/$/, '').replace(/^http/, 'ws');
  return `${base}/s/${session}/0/rtsp/console?run=${run}`;
}

export interface RtspLinkEvents {
  onOpen(link: RtspLink): void;
  onBytes(bytes: Uint8Array): void;
}

/** Settles when the connection is over: rejects where it never was, or was lost. Stop ends it. */
/** @param url as `relayUrl` makes it */
export function openRtspLink(
  lab: Pick<LabApi, 'signal' | 'onStop'>,
  url: string,
  events: RtspLinkEvents,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    let isOpen = false;
    socket.addEventListener('open', () => {
      isOpen = true;
      events.onOpen({ send: (bytes) => socket.send(bytes) });
    });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) events.onBytes(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code, reason }) => {
      if (lab.signal.aborted || (isOpen && code === 1000)) resolve();
      else reject(new Error(reason === '' ? `The connection was lost (${code}).` : reason));
    });
    lab.onStop(() => socket.close());
  });
}
