/** A WebSocket that a test drives. */
import type { TestContext } from 'node:test';

export class FakeWebSocket {
  static newest: FakeWebSocket | null = null;
  readonly url: string;
  /** The sub-protocol that the server chose; the first that was offered, until a test says otherwise. */
  protocol: string;
  extensions = '';
  isClosed = false;
  /** The code with which script closed it; null while it did not, or gave none. */
  closedWith: number | null = null;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  onclose: ((event: Pick<CloseEvent, 'code' | 'reason' | 'wasClean'>) => void) | null = null;

  constructor(url: string, protocols: readonly string[] = []) {
    this.url = url;
    this.protocol = protocols[0] ?? '';
    FakeWebSocket.newest = this;
  }

  close(code?: number): void {
    this.isClosed = true;
    this.closedWith = code ?? null;
  }

  receive(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

/** Puts the fake in the place of WebSocket for one test. */
export function replaceWebSocket(t: TestContext): () => FakeWebSocket {
  const before = Reflect.get(globalThis, 'WebSocket');
  Reflect.set(globalThis, 'WebSocket', FakeWebSocket);
  FakeWebSocket.newest = null;
  t.after(() => void Reflect.set(globalThis, 'WebSocket', before));
  return () => {
    if (FakeWebSocket.newest === null) throw new Error('No WebSocket was made.');
    return FakeWebSocket.newest;
  };
}
