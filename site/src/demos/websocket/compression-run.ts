/** The same messages on two connections: one without permessage-deflate, one with it. */
import type { LabApi } from '../../cell/lab-api.ts';
import { webSocketUrl, type EchoSocket } from './frame-send.ts';

export type SampleMessage = string | Uint8Array<ArrayBuffer>;

export interface CompressionWorld {
  readonly openSocket: (url: string) => EchoSocket;
  /** So many random bytes. */
  readonly random: (byteLength: number) => Uint8Array<ArrayBuffer>;
}

const randomBytes = 512;

/** A reading of a sensor, as an application would send it. */
function reading(id: number): Readonly<Record<string, unknown>> {
  return { id, sensor: 'hall-3', celsius: 20 + (id % 7) / 10, humidity: 41, alarm: false };
}

/** `own` twice, a reading twice with other numbers, a list of readings, and bytes that nothing can be known of. */
export function sampleMessages(own: string, world: CompressionWorld): readonly SampleMessage[] {
  const list = Array.from({ length: 40 }, (_, index) => reading(100 + index));
  return [
    own,
    own,
    JSON.stringify(reading(1)),
    JSON.stringify(reading(2)),
    JSON.stringify(list),
    world.random(randomBytes),
  ];
}

/** Resolves when every message came back on both connections, and both are closed. */
export async function compareCompression(
  lab: LabApi,
  own: string,
  world: CompressionWorld,
): Promise<void> {
  const messages = sampleMessages(own, world);
  for (const deflate of [false, true]) {
    const url = webSocketUrl(lab.url('/websocket/echo', deflate ? { deflate } : {}));
    await echoAll(lab.signal, world.openSocket(url), messages);
  }
}

/** Sends one message after the other, each when the one before has come back. */
function echoAll(
  signal: AbortSignal,
  socket: EchoSocket,
  messages: readonly SampleMessage[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const stop = (): void => socket.close();
    const sendNext = (): void => {
      const message = messages[sent];
      if (message === undefined) return socket.close(1000);
      sent += 1;
      socket.send(message);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.onopen = sendNext;
    socket.onmessage = sendNext;
    socket.onclose = ({ code }) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else if (code === 1000) resolve();
      else reject(new Error(`the connection closed with ${code} after ${sent} messages`));
    };
  });
}
