/** The WebSocket to the lab's RTSP port: its messages are bytes of the TCP connection behind it. */
import type { LabApi } from '../../cell/lab-api.ts';

export interface RtspLink {
  send(bytes: Uint8Array<ArrayBuffer>): void;
}

export interface RtspLinkEvents {
  onOpen(link: RtspLink): void;
  onBytes(bytes: Uint8Array): void;
}

/** Settles when the connection is over: rejects where it never was, or was lost. Stop ends it. */
export function openRtspLink(lab: LabApi, events: RtspLinkEvents): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(lab.url('/rtsp/console').replace(/^http/, 'ws'));
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
