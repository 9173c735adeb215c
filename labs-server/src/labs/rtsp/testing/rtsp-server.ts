/** An RTSP server on a real port, with streams and a clock that only the test moves. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createFakeClock, type FakeClock } from '../../../clock/fake-clock.ts';
import type { Credentials } from '../digest-authentication.ts';
import type { Frame, LiveStream, Publication, StreamPlace } from '../live-stream.ts';
import { serveRtspConnection } from '../rtsp-connection.ts';
import type { RtspServerParts } from '../rtsp-server-parts.ts';
import type { RtspSession } from '../rtsp-session.ts';
import { openUdpPorts } from '../udp-ports.ts';
import type { WireWitness } from '../wire-witness.ts';
import { jpegFixture } from '../../../../wire/rtp-jpeg/testing/jpeg-fixture.ts';

export const credentials: Credentials = {
  username: 'viewer',
  password: 'wire',
  realm: 'Wireside',
};

/** A stream whose frames the test shows. */
export class TestStream implements LiveStream {
  readonly title = 'test';
  readonly width = 64;
  readonly height = 48;
  readonly framesPerSecond = 15;
  readonly #watchers = new Set<{ onFrame: (frame: Frame) => void; onEnd: () => void }>();

  get watchers(): number {
    return this.#watchers.size;
  }

  watch(onFrame: (frame: Frame) => void, onEnd: () => void): () => void {
    const watcher = { onFrame, onEnd };
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  show(capturedUs = 0): void {
    const frame = { jpeg: jpegFixture('baseline-420'), capturedUs };
    for (const { onFrame } of this.#watchers) onFrame(frame);
  }

  end(): void {
    for (const { onEnd } of this.#watchers) onEnd();
  }
}

/** Keeps what is published at `/live`. */
export class TestPublication implements Publication {
  readonly frames: Uint8Array[] = [];
  isOpen = false;
  #wanted: { readonly count: number; readonly come: () => void } | null = null;

  open(): Publication | null {
    if (this.isOpen) return null;
    this.isOpen = true;
    return this;
  }

  accept(jpeg: Uint8Array): void {
    this.frames.push(jpeg);
    if (this.#wanted !== null && this.frames.length >= this.#wanted.count) this.#wanted.come();
  }

  /** Resolves when so many frames have come. */
  untilFrames(count: number): Promise<void> {
    return new Promise((come) => (this.#wanted = { count, come }));
  }

  end(): void {
    this.isOpen = false;
  }
}

export interface TestRtspServer {
  readonly port: number;
  readonly clock: FakeClock;
  readonly camera: TestStream;
  readonly published: TestPublication;
  readonly parts: RtspServerParts;
  url(path: string): string;
  /** Resolves when no control connection is open. */
  untilDisconnected(): Promise<void>;
}

/** Nothing belongs to a session here. */
const unseen: WireWitness = {
  claim: () => true,
  ignore: () => {},
  openFlow: () => null,
  whenSessionEnds: () => () => {},
};

const nobody = { absent: 'Nobody publishes at this URL now.' };

/** `/camera` for everybody, `/private` with Digest, `/live` to publish at. */
export async function withRtspServer(
  use: (server: TestRtspServer) => Promise<void>,
): Promise<void> {
  const [clock, camera, published] = [createFakeClock(), new TestStream(), new TestPublication()];
  const place = (path: string): StreamPlace | null => {
    const open = { stream: camera, credentials: null, publish: null };
    if (path === '/camera') return open;
    if (path === '/private') return { ...open, credentials };
    if (path === '/live') return { ...open, stream: nobody, publish: () => published.open() };
    return null;
  };
  const udp = await openUdpPorts('127.0.0.1');
  let drawn = 0;
  const randomBytes = (byteLength: number): Uint8Array => Buffer.alloc(byteLength, (drawn += 1));
  const streams = { find: place, ownerOf: () => null };
  const sessions = new Map<string, RtspSession>();
  const parts: RtspServerParts = { clock, streams, udp, sessions, randomBytes, witness: unseen };
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    serveRtspConnection(parts, socket);
  });
  const port = await listen(server);
  try {
    const url = (path: string): string => `rtsp://127.0.0.1:${port}${path}`;
    const untilDisconnected = (): Promise<void> => noConnection(connections);
    await use({ port, clock, camera, published, parts, url, untilDisconnected });
  } finally {
    server.close();
    await udp.close();
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

async function noConnection(connections: ReadonlySet<Socket>): Promise<void> {
  await Promise.all([...connections].map((socket) => once(socket, 'close')));
}
