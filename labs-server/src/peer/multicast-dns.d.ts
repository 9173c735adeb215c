/** What we use of the package, which has no types of its own. */
declare module 'multicast-dns' {
  import type { EventEmitter } from 'node:events';

  interface Answer {
    readonly type: string;
    readonly name: string;
    /** Of type A: an IPv4 address. */
    readonly data: unknown;
  }

  interface MulticastDns extends EventEmitter {
    query(name: string, type: 'A'): void;
    on(
      event: 'response',
      listener: (packet: { readonly answers: readonly Answer[] }) => void,
    ): this;
    on(event: 'error' | 'warning', listener: (error: Error) => void): this;
    destroy(): void;
  }

  export default function multicastDns(): MulticastDns;
}
