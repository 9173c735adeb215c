/**
 * Copies bytes off one accepted socket by overriding what reads and writes; it never changes them. What an observer sees
 * are the boundaries of read() and write(), not TCP segments.
 */
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';

export interface SocketObserver {
  /**
   * What read() returned. Called before anyone else sees it. `ws` unmasks in place, so whoever keeps bytes of an
   * upgraded connection must copy them now; those of HTTP must be copied in `afterRead` at the latest.
   */
  read(bytes: Buffer): void;
  /** Everyone who listens to the socket has handled that read. */
  afterRead(): void;
  /** What one write() sends: gathered chunks (one writev) are one call. Valid during the call only: copy to keep. */
  write(bytes: Uint8Array): void;
  /** The socket is closed; `reset` when the peer reset it. */
  close(reset: boolean): void;
}

interface Chunk {
  readonly chunk: unknown;
  readonly encoding: BufferEncoding;
}

type Callback = (error?: Error | null) => void;

/** What an accepted socket becomes. It is never constructed: an instance gets its prototype. */
class TappedSocket extends Socket {
  declare observer: SocketObserver;

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (!(chunk instanceof Buffer)) return super.push(chunk, encoding);
    if (chunk.length > 0) this.observer.read(chunk);
    const wantsMore = super.push(chunk, encoding);
    this.observer.afterRead();
    return wantsMore;
  }

  override _write(chunk: unknown, encoding: BufferEncoding, callback: Callback): void {
    this.observer.write(viewOf(chunk, encoding));
    super._write(chunk, encoding, callback);
  }

  /**
   * The observer needs the chunks as one. Where joining them costs no more than a few bytes of a pool, they are sent
   * as one too: the same bytes in one write() as well. Of large ones only the observer gets a copy.
   */
  override _writev(chunks: readonly Chunk[], callback: Callback): void {
    const byteLength = byteLengthOf(chunks);
    if (byteLength > sentJoinedBytes) {
      this.observer.write(joinChunks(chunks, scratchOf(byteLength)));
      super._writev?.([...chunks] as never, callback);
      return;
    }
    const bytes = joinChunks(chunks, Buffer.allocUnsafe(byteLength));
    this.observer.write(bytes);
    super._write(bytes, 'buffer' as BufferEncoding, callback);
  }
}

/** The same of a connection inside TLS: what is observed is the plaintext. */
class TappedTlsSocket extends TLSSocket {
  declare observer: SocketObserver;

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (!(chunk instanceof Buffer)) return super.push(chunk, encoding);
    if (chunk.length > 0) this.observer.read(chunk);
    const wantsMore = super.push(chunk, encoding);
    this.observer.afterRead();
    return wantsMore;
  }

  override _write(chunk: unknown, encoding: BufferEncoding, callback: Callback): void {
    this.observer.write(viewOf(chunk, encoding));
    super._write(chunk, encoding, callback);
  }

  override _writev(chunks: readonly Chunk[], callback: Callback): void {
    this.observer.write(joinChunks(chunks, scratchOf(byteLengthOf(chunks))));
    super._writev?.([...chunks] as never, callback);
  }
}

type Tapped = TappedSocket | TappedTlsSocket;

/**
 * Begins to observe `socket`. Must be called after the HTTP server's own 'connection' listener; whoever listens for
 * the socket's end calls `tellClose` then.
 */
export function tapSocket(socket: Socket, observer: SocketObserver): void {
  // Methods that all sockets share, and one field: whatever each has of its own is memory of each held connection.
  const kind = socket instanceof TLSSocket ? TappedTlsSocket : TappedSocket;
  Object.setPrototypeOf(socket, kind.prototype);
  const tapped = socket as Tapped;
  tapped.observer = observer;
  releaseHandle(tapped);
}

/** Who observes `socket`; null when nobody does. */
export function observerOf(socket: Duplex): SocketObserver | null {
  const isTapped = socket instanceof TappedSocket || socket instanceof TappedTlsSocket;
  return isTapped ? socket.observer : null;
}

/** The socket is closed: tells who observes it. */
export function tellClose(socket: Socket): void {
  const { code } = (socket.errored ?? {}) as Partial<NodeJS.ErrnoException>;
  observerOf(socket)?.close(code === 'ECONNRESET' || code === 'EPIPE');
}

/**
 * The HTTP parser reads straight from the handle ("consumes" it), past `push`, until anybody listens to 'data':
 * the server wraps `on` for that. One listener, removed at once, makes it let go.
 */
function releaseHandle(socket: Socket): void {
  socket.on('data', nothing);
  socket.removeListener('data', nothing);
}

function nothing(): void {}

const noBytes = new Uint8Array(0);

/** Longer ones would take much of Node's pool of buffers, or a buffer of their own each. */
const sentJoinedBytes = 2 * 1024;

/** What is only to be observed is put together here: a buffer for each would be collected, and that costs more. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024);

function scratchOf(byteLength: number): Buffer {
  return byteLength > scratch.length
    ? Buffer.allocUnsafeSlow(byteLength)
    : scratch.subarray(0, byteLength);
}

function viewOf(chunk: unknown, encoding: BufferEncoding): Uint8Array {
  if (typeof chunk !== 'string') return chunk instanceof Uint8Array ? chunk : noBytes;
  // No encoding makes more than three bytes of a UTF-16 code unit.
  if (chunk.length * 3 > scratch.length) return Buffer.from(chunk, encoding);
  return scratch.subarray(0, scratch.write(chunk, encoding));
}

function byteLengthOf(chunks: readonly Chunk[]): number {
  let byteLength = 0;
  for (const { chunk, encoding } of chunks) {
    if (typeof chunk === 'string') byteLength += Buffer.byteLength(chunk, encoding);
    else if (chunk instanceof Uint8Array) byteLength += chunk.length;
  }
  return byteLength;
}

/** Into `bytes`, as long as the chunks are: HTTP writes a chunk's size, its data and two line ends in turn. */
function joinChunks(chunks: readonly Chunk[], bytes: Buffer): Buffer {
  let end = 0;
  for (const { chunk, encoding } of chunks) {
    if (typeof chunk === 'string') end += bytes.write(chunk, end, encoding);
    else if (chunk instanceof Uint8Array) {
      bytes.set(chunk, end);
      end += chunk.length;
    }
  }
  return bytes;
}
