/** Sends frames exactly as they were built, behind a real handshake, on a TCP connection that the lab opens to itself. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { joinBytes } from './encode-frame.ts';

/** The request that opens the connection; `nonce` are 16 random bytes (RFC 6455 section 4.1). */
export function openingRequest(nonce: Uint8Array, deflate: boolean): string {
  const lines = [
    `GET /echo${deflate ? '?deflate=true' : ''} HTTP/1.1`,
    'Host: server.example.com',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${btoa(String.fromCharCode(...nonce))}`,
    'Sec-WebSocket-Version: 13',
    ...(deflate ? ['Sec-WebSocket-Extensions: permessage-deflate'] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Resolves when the lab has nothing more to answer; what crossed the wire is in the trace. */
export async function sendFrames(
  lab: LabApi,
  frames: readonly Uint8Array[],
  deflate: boolean,
): Promise<void> {
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  const head = new TextEncoder().encode(openingRequest(nonce, deflate));
  const answer = await fetch(lab.url('/websocket/raw'), {
    method: 'POST',
    body: new Blob([joinBytes([head, ...frames]).slice()]),
    cache: 'no-store',
    signal: lab.signal,
  });
  if (!answer.ok) throw new Error(await problemText(answer));
  await answer.arrayBuffer();
}
