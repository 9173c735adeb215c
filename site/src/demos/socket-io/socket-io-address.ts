/** How a lab's address is told to the client of Socket.IO: it wants origin, path and query apart. */

export interface SocketIoAddress {
  readonly origin: string;
  readonly path: string;
  /** Goes with every request, as the intermediary's `via` does. */
  readonly query: Readonly<Record<string, string>>;
}

export function socketIoAddress(url: string): SocketIoAddress {
  const { origin, pathname, searchParams } = new URL(url);
  return { origin, path: pathname, query: Object.fromEntries(searchParams) };
}
