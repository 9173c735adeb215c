/** A connection that messages come from and go to: a WebSocket of a user agent, or one that lives in the lab. */
import type { Message } from './sip-message.ts';

export interface Flow {
  /** Names the flow in Record-Route (RFC 5626 section 5.2): nobody can guess another's. */
  readonly token: string;
  /** What Via calls the connection: `WSS` over TLS (RFC 7118 section 5.1). */
  readonly transport: 'WS' | 'WSS';
  send(message: Message): void;
}
