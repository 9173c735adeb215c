import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLabApi } from '../../cell/lab-api.ts';
import type { TankNumbers, TankSetting, TankWay } from './tank-report.ts';
import {
  highWaterBytes,
  tankSenders,
  type TankSocket,
  type TankStream,
  type TankWorld,
} from './tank-senders.ts';

const setting: TankSetting = { pieces: 40, pieceBytes: 100_000, bytesPerSecond: 1, open: true };
const totalBytes = setting.pieces * setting.pieceBytes;

/** A server that reads so much whenever time goes on; what it has not read is buffered. */
class FakeSocket implements TankSocket {
  bufferedAmount = 0;
  readBytes = 0;
  closedWith: number | null = null;
  onopen: TankSocket['onopen'] = null;
  onmessage: TankSocket['onmessage'] = null;
  onclose: TankSocket['onclose'] = null;

  send(data: Uint8Array<ArrayBuffer>): void {
    this.bufferedAmount += data.length;
  }

  close(code: number): void {
    this.closedWith = code;
  }

  read(bytes: number): void {
    const taken = Math.min(bytes, this.bufferedAmount);
    this.bufferedAmount -= taken;
    this.readBytes += taken;
    this.onmessage?.({ data: JSON.stringify({ bytes: this.readBytes }) } as MessageEvent);
  }
}

/** A lab whose time goes on at every sleep. */
function timedLab(onTime: () => void) {
  const lab = {
    labs: ['http://a', 'http://b'],
    session: 's',
    run: 1,
    via: 'direct',
    clockOffsetUs: 0,
    parameters: {},
  } as const;
  return createLabApi(lab, {
    nowMs: () => 0,
    startedAtMs: 0,
    signal: new AbortController().signal,
    after: (_delayMs, callback) =>
      void setImmediate(() => {
        onTime();
        callback();
      }),
  });
}

async function send(way: TankWay, world: Partial<TankWorld>, onTime: () => void) {
  const told: TankNumbers[] = [];
  const all: TankWorld = {
    openSocket: () => {
      throw new Error('no socket was expected');
    },
    openStream: null,
    ...world,
  };
  await tankSenders[way](timedLab(onTime), all, setting, (numbers) => told.push(numbers));
  return told;
}

function openFake(socket: FakeSocket, urls: string[]) {
  return (url: string): TankSocket => {
    urls.push(url);
    setImmediate(() => socket.onopen?.({} as Event));
    return socket;
  };
}

test('in a loop everything waits in the page at once', async () => {
  const socket = new FakeSocket();
  const urls: string[] = [];
  const told = await send('loop', { openSocket: openFake(socket, urls) }, () =>
    socket.read(300_000),
  );
  assert.deepEqual(urls, ['http://a/s/s/1/websocket/tank?bytesPerSecond=1&open=true']);
  const most = Math.max(...told.map(({ waitingBytes }) => waitingBytes));
  assert.ok(most > totalBytes - 1_000_000, `${most}`);
  assert.deepEqual(told.at(-1), {
    handedBytes: totalBytes,
    waitingBytes: 0,
    readBytes: totalBytes,
  });
  assert.equal(socket.closedWith, 1000);
});

test('whoever looks at bufferedAmount keeps at most the mark and one message waiting', async () => {
  const socket = new FakeSocket();
  const told = await send('wait', { openSocket: openFake(socket, []) }, () => socket.read(300_000));
  const most = Math.max(...told.map(({ waitingBytes }) => waitingBytes));
  assert.ok(most > 0 && most <= highWaterBytes + setting.pieceBytes, `${most}`);
  assert.equal(told.at(-1)?.readBytes, totalBytes);
});

test('a server that closes before the end is told with its reason', async () => {
  const socket = new FakeSocket();
  const onTime = (): void =>
    socket.onclose?.({ code: 1000, reason: 'a tank lives for one minute' } as CloseEvent);
  await assert.rejects(
    send('loop', { openSocket: openFake(socket, []) }, onTime),
    /ended the connection with 1000: a tank lives for one minute/,
  );
});

test('a stream takes the next message when there is room for it', async () => {
  let take: (() => void) | null = null;
  let readBytes = 0;
  let tellRead: ((text: string) => void) | null = null;
  let closedWith = 0;
  const stream: TankStream = {
    opened: Promise.resolve({
      readable: new ReadableStream<string>({
        start: (controller) => void (tellRead = (text) => controller.enqueue(text)),
      }),
      writable: new WritableStream<Uint8Array>({
        write: ({ length }) =>
          new Promise((resolve) => {
            take = () => {
              readBytes += length;
              take = null;
              resolve();
              tellRead?.(JSON.stringify({ bytes: readBytes }));
            };
          }),
      }),
    }),
    closed: new Promise(() => undefined),
    close: ({ closeCode }) => void (closedWith = closeCode),
  };
  const told = await send('stream', { openStream: () => stream }, () => take?.());
  const most = Math.max(...told.map(({ waitingBytes }) => waitingBytes));
  assert.ok(most > 0 && most <= 2 * setting.pieceBytes, `${most}`);
  assert.equal(told.at(-1)?.readBytes, totalBytes);
  assert.equal(closedWith, 1000);
});

test('a browser without WebSocketStream is told what to do', async () => {
  await assert.rejects(
    send('stream', {}, () => undefined),
    /no WebSocketStream.*Choose another way/,
  );
});
