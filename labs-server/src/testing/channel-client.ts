/** A page's end of the channel, for tests: everything that came, and what is awaited of it. */
import { once } from 'node:events';
import type { ClientOptions } from 'ws';
import { WebSocket } from 'ws';
import type { PageToServerMessage, ServerToPageMessage } from '../../wire/channel-message.ts';
import type { WireRecord } from '../../wire/record.ts';
import { decodeRecords } from '../../wire/record-codec.ts';

export interface ChannelClient {
  readonly socket: WebSocket;
  readonly messages: readonly ServerToPageMessage[];
  readonly records: readonly WireRecord[];
  send(message: PageToServerMessage | string | Buffer): void;
  /** Code and reason with which the channel closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

/** `url` is the channel's with `?session=`. Resolves when the WebSocket is open. */
export async function openChannel(url: string, options?: ClientOptions): Promise<ChannelClient> {
  const socket = new WebSocket(url, options);
  const messages: ServerToPageMessage[] = [];
  const records: WireRecord[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) records.push(...decodeRecords(data));
    else messages.push(JSON.parse(data.toString()) as ServerToPageMessage);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await once(socket, 'open');
  return {
    socket,
    messages,
    records,
    send(message) {
      const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
      socket.send(isRaw ? message : JSON.stringify(message));
    },
    closed,
  };
}
