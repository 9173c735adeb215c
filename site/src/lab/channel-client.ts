/** The page's end of the channel: one WebSocket that brings records, clock readings and notices. */
import type {
  PageToServerMessage,
  ServerToPageMessage,
} from '@wireside/labs-server/wire/channel-message.ts';
import { decodeRecords } from '@wireside/labs-server/wire/record-codec.ts';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';

/** The part of the WebSocket API that the channel needs; tests pass their own. */
export interface ChannelSocket {
  binaryType: string;
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: string): void;
  close(): void;
}

export interface ChannelHandlers {
  onOpen(): void;
  onRecords(records: readonly WireRecord[]): void;
  onMessage(message: ServerToPageMessage): void;
  /** Called once; `code` is the WebSocket close code (1006 when the connection just vanished). */
  onClose(code: number): void;
}

export interface ChannelClient {
  send(message: PageToServerMessage): void;
  close(): void;
}

const openState = 1;

/** Opens nothing by itself: it takes a fresh socket and speaks the protocol of `channel-message.ts` on it. */
export function createChannelClient(
  socket: ChannelSocket,
  handlers: ChannelHandlers,
): ChannelClient {
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => handlers.onOpen();
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) handlers.onRecords(decodeRecords(new Uint8Array(data)));
    else handlers.onMessage(JSON.parse(String(data)) as ServerToPageMessage);
  };
  socket.onclose = ({ code }) => handlers.onClose(code);
  return {
    send(message) {
      if (socket.readyState === openState) socket.send(JSON.stringify(message));
    },
    close: () => socket.close(),
  };
}
