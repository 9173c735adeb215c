/**
 * Copies bytes off one accepted socket by instrumenting the instance; it never changes them. What an observer sees
 * are the boundaries of read() and write(), not TCP segments.
 */
import type { Socket } from 'node:net';

export interface SocketObserver {
  /**
   * What read() returned. Called before anyone else sees it: `ws` unmasks in place, so whoever keeps the bytes
   * must copy them now.
   */
  read(bytes: Uint8Array): void;
  /** Everyone who listens to the socket has handled that read. */
  afterRead(): void;
  /** What one write() sends: gathered chunks (one writev) are one call. Copy to keep. */
  write(bytes: Uint8Array): void;
  /** The socket is closed; `reset` when the peer reset it. Called once. */
  close(reset: boolean): void;
}

interface PendingWrite {
  readonly chunk: unknown;
  readonly encoding: BufferEncoding;
}

/** Begins to observe `socket`. Must be called after the HTTP server's own 'connection' listener. */
export function tapSocket(socket: Socket, observer: SocketObserver): void {
  const push = socket.push.bind(socket);
  const write = socket['_write'].bind(socket);
  const writev = socket['_writev']?.bind(socket);
  socket.push = (chunk: unknown, encoding?: BufferEncoding): boolean => {
    if (chunk instanceof Uint8Array && chunk.length > 0) observer.read(chunk);
    const wantsMore = push(chunk, encoding);
    if (chunk instanceof Uint8Array) observer.afterRead();
    return wantsMore;
  };
  socket['_write'] = (chunk: unknown, encoding, callback) => {
    observer.write(toBytes({ chunk, encoding }));
    write(chunk, encoding, callback);
  };
  if (writev !== undefined) {
    socket['_writev'] = (chunks, callback) => {
      observer.write(Buffer.concat(chunks.map(toBytes)));
      writev(chunks, callback);
    };
  }
  let reset = false;
  socket.once('error', (error: NodeJS.ErrnoException) => {
    reset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
  });
  socket.once('close', () => observer.close(reset));
  releaseHandle(socket);
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

function toBytes({ chunk, encoding }: PendingWrite): Uint8Array {
  if (typeof chunk === 'string') return Buffer.from(chunk, encoding);
  return chunk instanceof Uint8Array ? chunk : new Uint8Array(0);
}
