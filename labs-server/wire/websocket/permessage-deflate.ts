/** The negotiated parameters of permessage-deflate: RFC 7692 section 7.1. */
import type { Extension } from './extension-header.ts';

/** What holds for the messages of one direction. */
export interface DeflateDirection {
  /** True when every message is compressed by itself (sections 7.1.1.1 and 7.1.1.2). */
  readonly noContextTakeover: boolean;
  /** Base-2 logarithm of the size of the sender's LZ77 window: 8 to 15 (sections 7.1.2.1 and 7.1.2.2). */
  readonly maxWindowBits: number;
}

export interface PermessageDeflate {
  readonly client: DeflateDirection;
  readonly server: DeflateDirection;
}

export const permessageDeflateName = 'permessage-deflate';

/** What `extensions`, those of a server's response, say about permessage-deflate; null where it is not among them. */
export function negotiatedDeflate(extensions: readonly Extension[]): PermessageDeflate | null {
  const extension = extensions.find(({ name }) => name === permessageDeflateName);
  if (!extension) return null;
  const parameter = (name: string) => extension.parameters.find((one) => one.name === name);
  const directionOf = (end: 'client' | 'server'): DeflateDirection => {
    const bits = Number(parameter(`${end}_max_window_bits`)?.value ?? 15);
    return {
      noContextTakeover: parameter(`${end}_no_context_takeover`) !== undefined,
      maxWindowBits: bits >= 8 && bits <= 15 ? bits : 15,
    };
  };
  return { client: directionOf('client'), server: directionOf('server') };
}
