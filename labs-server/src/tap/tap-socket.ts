/**
 * Copies bytes off one accepted socket by instrumenting the instance; it never changes them. What an observer sees
 * are the boundaries of read() and write(), not TCP segments.
 */
import { Socket } from 'node:net';

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
  /** The socket is closed; `reset` when the peer reset it. Called once. */
  close(reset: boolean): void;
}

const observerOf = Symbol('observer');
const wasReset = Symbol('wasReset');

interface TappedSocket extends Socket {
  [observerOf]: SocketObserver;
  [wasReset]: boolean;
}

interface Chunk {
  readonly chunk: unknown;
  readonly encoding: BufferEncoding;
}

type Callback = (error?: Error | null) => void;

/** Begins to observe `socket`. Must be called after the HTTP server's own 'connection' listener. */
export function tapSocket(socket: Socket, observer: SocketObserver): void {
  const tapped = Object.assign(socket, { [observerOf]: observer, [wasReset]: false });
  // Functions that all sockets share: closures of each socket's own would be memory of each held connection.
  tapped.push = push;
  tapped['_write'] = write;
  tapped['_writev'] = writev;
  tapped.on('error', noteReset);
  tapped.on('close', tellClose);
  releaseHandle(tapped);
}

function push(this: TappedSocket, chunk: unknown, encoding?: BufferEncoding): boolean {
  if (!(chunk instanceof Buffer)) return Socket.prototype.push.call(this, chunk, encoding);
  if (chunk.length > 0) this[observerOf].read(chunk);
  const wantsMore = Socket.prototype.push.call(this, chunk, encoding);
  this[observerOf].afterRead();
  return wantsMore;
}

function write(
  this: TappedSocket,
  chunk: unknown,
  encoding: BufferEncoding,
  callback: Callback,
): void {
  this[observerOf].write(viewOf(chunk, encoding));
  Socket.prototype['_write'].call(this, chunk, encoding, callback);
}

/** The observer needs the chunks as one, so they are sent as one too: the same bytes in one write() as well. */
function writev(this: TappedSocket, chunks: readonly Chunk[], callback: Callback): void {
  const bytes = joinChunks(chunks);
  this[observerOf].write(bytes);
  Socket.prototype['_write'].call(this, bytes, 'buffer' as BufferEncoding, callback);
}

function noteReset(this: TappedSocket, { code }: NodeJS.ErrnoException): void {
  this[wasReset] = code === 'ECONNRESET' || code === 'EPIPE';
}

function tellClose(this: TappedSocket): void {
  this[observerOf].close(this[wasReset]);
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

/** Where texts are encoded to be observed; the socket gets the text itself, which it sends without a copy. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

function viewOf(chunk: unknown, encoding: BufferEncoding): Uint8Array {
  if (typeof chunk !== 'string') return chunk instanceof Uint8Array ? chunk : noBytes;
  // No encoding makes more than three bytes of a UTF-16 code unit.
  if (chunk.length * 3 > scratch.length) return Buffer.from(chunk, encoding);
  return scratch.subarray(0, scratch.write(chunk, encoding));
}

/** One allocation, whatever the chunks are: HTTP writes a chunk's size, its data and two line ends in turn. */
function joinChunks(chunks: readonly Chunk[]): Buffer {
  let byteLength = 0;
  for (const { chunk, encoding } of chunks) {
    if (typeof chunk === 'string') byteLength += Buffer.byteLength(chunk, encoding);
    else if (chunk instanceof Uint8Array) byteLength += chunk.length;
  }
  const bytes = Buffer.allocUnsafe(byteLength);
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
