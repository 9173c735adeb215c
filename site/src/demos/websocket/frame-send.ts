/** Sends one message twice: by a browser's WebSocket that is echoed, and as the HTTP request that it replaces. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { publishPath } from './frame-costs.ts';

/** The part of WebSocket that is used; tests pass their own. */
export interface EchoSocket {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(message: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

export interface FrameWorld {
  readonly openSocket: (url: string) => EchoSocket;
  readonly post: (url: string, body: string, signal: AbortSignal) => Promise<Response>;
}

/** The feed takes no longer message in one request. */
const maxPublishedBytes = 1024;

export async function sendMessage(lab: LabApi, message: string, world: FrameWorld): Promise<void> {
  await echo(lab, message, world);
  if (new TextEncoder().encode(message).length > maxPublishedBytes) return;
  const answer = await world.post(lab.url(publishPath), message, lab.signal);
  if (!answer.ok) throw new Error(await problemText(answer));
  await answer.text();
}

/** Resolves when the connection is closed after the message came back. */
function echo(lab: LabApi, message: string, { openSocket }: FrameWorld): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = openSocket(webSocketUrl(lab.url('/websocket/echo')));
    const stop = (): void => socket.close();
    let came = false;
    lab.signal.addEventListener('abort', stop, { once: true });
    socket.onopen = () => socket.send(message);
    socket.onmessage = () => {
      came = true;
      socket.close(1000);
    };
    socket.onclose = ({ code }) => {
      lab.signal.removeEventListener('abort', stop);
      if (lab.signal.aborted) reject(lab.signal.reason);
      else if (came) resolve();
      else reject(new Error(`the connection closed with ${code} before the message came back`));
    };
  });
}

/** The same address by WebSocket. */
export function webSocketUrl(url: string): string {
  return url.replace(/^http/, 'ws');
}

/** What the browser gives. */
export const browserWorld: FrameWorld = {
  openSocket: (url) => new WebSocket(url),
  post: (url, body, signal) => fetch(url, { method: 'POST', body, signal, cache: 'no-store' }),
};
