/** Three ways to send more than the other side reads: in a loop, by looking at bufferedAmount, by a stream. */
import type { LabApi } from '../../cell/lab-api.ts';
import { labWithin } from '../lab-within.ts';
import type { TankNumbers, TankSetting, TankWay } from './tank-report.ts';

/** The part of WebSocket that is used; tests pass their own. */
export interface TankSocket {
  readonly bufferedAmount: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code: number): void;
}

/** The part of WebSocketStream that is used (a proposal, whatwg/websockets pull request 48). */
export interface TankStream {
  readonly opened: Promise<{
    readonly readable: ReadableStream<string | ArrayBuffer>;
    readonly writable: WritableStream<Uint8Array>;
  }>;
  readonly closed: Promise<{ readonly closeCode?: number; readonly reason?: string }>;
  close(info: { readonly closeCode: number }): void;
}

export interface TankWorld {
  readonly openSocket: (url: string) => TankSocket;
  /** Null where the browser has no WebSocketStream. */
  readonly openStream: ((url: string) => TankStream) | null;
}

export type TankSender = (
  lab: LabApi,
  world: TankWorld,
  setting: TankSetting,
  tell: (numbers: TankNumbers) => void,
) => Promise<void>;

/** What may wait in the page before the next message is held back. */
export const highWaterBytes = 1_000_000;

/** How often the numbers are told, and how often bufferedAmount is looked at, in milliseconds. */
const tellMs = 100;
const lookMs = 10;

export const noWebSocketStream =
  'This browser has no WebSocketStream: Chromium has it, other engines do not. Choose another way.';

function urlOf(lab: LabApi, { bytesPerSecond, open }: TankSetting): string {
  return lab.url('/websocket/tank', { bytesPerSecond, open });
}

/** One connection, and where its bytes are. */
class Tank {
  readonly #setting: TankSetting;
  handedBytes = 0;
  readBytes = 0;
  waitingBytes: () => number = () => 0;

  constructor(setting: TankSetting) {
    this.#setting = setting;
  }

  get totalBytes(): number {
    return this.#setting.pieces * this.#setting.pieceBytes;
  }

  heard(message: unknown): void {
    this.readBytes = Number((JSON.parse(String(message)) as { bytes: unknown }).bytes);
  }

  get numbers(): TankNumbers {
    const { handedBytes, readBytes } = this;
    return { handedBytes, waitingBytes: this.waitingBytes(), readBytes };
  }

  /** Tells the numbers until everything was read. */
  async watch(lab: LabApi, tell: (numbers: TankNumbers) => void): Promise<void> {
    while (this.readBytes < this.totalBytes) {
      tell(this.numbers);
      await lab.sleep(tellMs);
    }
    tell(this.numbers);
  }
}

function lost(code: number, reason: string): Error {
  const why = reason === '' ? '' : `: ${reason}`;
  return new Error(`The server ended the connection with ${code}${why}. Run it again.`);
}

/** Goes on until `work` is done or `closed` rejects; then nothing of it goes on. */
async function untilClosed(
  lab: LabApi,
  closed: Promise<never>,
  work: (within: LabApi) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work(labWithin(lab, over.signal)), closed]);
  } finally {
    over.abort(new Error('The connection is over.'));
  }
}

/** @param pour hands all messages over */
function sendBySocket(
  pour: (lab: LabApi, socket: TankSocket, send: () => void, pieces: number) => Promise<void>,
): TankSender {
  return async (lab, { openSocket }, setting, tell) => {
    const tank = new Tank(setting);
    const piece = new Uint8Array(setting.pieceBytes);
    const socket = openSocket(urlOf(lab, setting));
    tank.waitingBytes = () => socket.bufferedAmount;
    socket.onmessage = ({ data }) => tank.heard(data);
    const closed = new Promise<never>((_, reject) => {
      socket.onclose = ({ code, reason }) => reject(lost(code, reason));
    });
    await untilClosed(lab, closed, async (within) => {
      await new Promise<void>((resolve) => (socket.onopen = () => resolve()));
      const send = (): void => {
        socket.send(piece);
        tank.handedBytes += piece.length;
      };
      await Promise.all([pour(within, socket, send, setting.pieces), tank.watch(within, tell)]);
      socket.close(1000);
    });
  };
}

const sendInLoop = sendBySocket(async (_lab, _socket, send, pieces) => {
  for (let count = 0; count < pieces; count += 1) send();
});

const sendAndWait = sendBySocket(async (lab, socket, send, pieces) => {
  for (let count = 0; count < pieces; count += 1) {
    while (socket.bufferedAmount > highWaterBytes) await lab.sleep(lookMs);
    send();
  }
});

const sendByStream: TankSender = async (lab, { openStream }, setting, tell) => {
  if (openStream === null) throw new Error(noWebSocketStream);
  const tank = new Tank(setting);
  const piece = new Uint8Array(setting.pieceBytes);
  const stream = openStream(urlOf(lab, setting));
  const { readable, writable } = await stream.opened;
  let waitingBytes = 0;
  tank.waitingBytes = () => waitingBytes;
  const hear = async (): Promise<void> => {
    const reader = readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      tank.heard(value);
    }
  };
  const pour = async (): Promise<void> => {
    const writer = writable.getWriter();
    for (let count = 0; count < setting.pieces; count += 1) {
      await writer.ready;
      waitingBytes += piece.length;
      tank.handedBytes += piece.length;
      void writer.write(piece).then(
        () => (waitingBytes -= piece.length),
        () => undefined,
      );
    }
  };
  const closed = stream.closed.then<never>(({ closeCode = 1006, reason = '' }) => {
    throw lost(closeCode, reason);
  });
  void hear().catch(() => undefined);
  await untilClosed(lab, closed, async (within) => {
    await Promise.all([pour(), tank.watch(within, tell)]);
    stream.close({ closeCode: 1000 });
  });
};

export const tankSenders: Readonly<Record<TankWay, TankSender>> = {
  loop: sendInLoop,
  wait: sendAndWait,
  stream: sendByStream,
};
