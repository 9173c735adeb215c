/** A WebSocket that a test drives. */
import type { TestContext } from 'node:test';

export class FakeWebSocket {
  static newest: FakeWebSocket | null = null;
  readonly url: string;
  /** The code with which script closed it; null while it did not. */
  closedWith: number | null = null;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;

  constructor(url: string) {
    this.url = url;
    FakeWebSocket.newest = this;
  }

  close(code: number): void {
    this.closedWith = code;
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
