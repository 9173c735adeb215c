/** A client, as its transport presents it. */
import type { FiveTuple } from './five-tuple.ts';

export interface TurnClient {
  readonly fiveTuple: FiveTuple;
  /** Sends one message; `bytes` are the receiver's from then on. */
  send(bytes: Uint8Array): void;
  /** True while a stream does not take what is sent: data of peers are dropped then, as a router would. */
  readonly isBehind: boolean;
}
