/** Sends frames over a WebSocket, each when the one before was answered: a late picture is worth less than the next. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { number, object } from '../trace-face.ts';
import type { UploadCount } from './capture-report.ts';
import type { FrameSource } from './frame-source.ts';

/** The part of WebSocket that is used; tests pass their own. */
export interface UploadSocket {
  readonly bufferedAmount: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: Blob): void;
  close(code: number): void;
}

export interface Upload {
  /** Resolves when the lab server took the connection. */
  readonly opened: Promise<void>;
  /** Rejects when the connection is lost, or the camera ends. A Stop closes the connection. */
  readonly lost: Promise<never>;
}

/** @param fps most frames that are sent per second */
export function startUpload(
  lab: LabApi,
  socket: UploadSocket,
  frames: FrameSource,
  fps: () => number,
  tell: (count: UploadCount) => void,
): Upload {
  const closed = new Promise<never>((_, reject) => {
    socket.onclose = ({ code, reason }) => reject(closedError(code, reason));
  });
  const open = new Promise<void>((resolve) => (socket.onopen = () => resolve()));
  lab.onStop(() => socket.close(1000));
  const opened = Promise.race([open, closed]);
  const sending = opened.then(() => sendFrames(lab, socket, frames, fps, tell));
  const lost = Promise.race([sending, closed]);
  lost.catch(() => undefined);
  return { opened, lost };
}

async function sendFrames(
  lab: LabApi,
  socket: UploadSocket,
  frames: FrameSource,
  fps: () => number,
  tell: (count: UploadCount) => void,
): Promise<never> {
  let firstMade: number | null = null;
  for (let sent = 1, sentBytes = 0; ; sent += 1) {
    const startedMs = lab.now();
    const { jpeg, made } = await frames.next();
    lab.signal.throwIfAborted();
    firstMade ??= made;
    sentBytes += jpeg.size;
    const answer = nextMessage(socket);
    socket.send(jpeg);
    const { decoded, unreadable } = readAnswer(await answer);
    tell({ made: made - firstMade + 1, sent, sentBytes, decoded, unreadable });
    await lab.sleep(Math.max(0, 1000 / fps() - (lab.now() - startedMs)));
  }
}

function nextMessage(socket: UploadSocket): Promise<unknown> {
  return new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data)));
}

function readAnswer(data: unknown): Pick<UploadCount, 'decoded' | 'unreadable'> {
  const { decoded, unreadable } = object(JSON.parse(String(data)) as JsonValue);
  return { decoded: number(decoded), unreadable: number(unreadable) };
}

function closedError(code: number, reason: string): Error {
  const why = reason === '' ? '' : `: ${reason}`;
  return new Error(
    `The lab server ended the connection of the webcam with ${code}${why}. Press Run to begin again.`,
  );
}
