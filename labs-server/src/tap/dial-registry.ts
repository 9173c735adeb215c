/** Connections that the server itself dials to its upstream listener: whose they are, known before the first byte. */

/** Whose dial it is, and on which connection the first hop came. */
export interface Dial {
  readonly session: string;
  readonly run: number;
  /** Number of the first hop's tapped connection; null when a learner's bytes are sent as they are. */
  readonly hopOf: number | null;
  /** The mechanism that sends a learner's bytes; null on a second hop. */
  readonly mechanism: string | null;
}

/** A dial by which a learner's bytes are sent as they are. */
export interface RawDial {
  readonly session: string;
  readonly run: number;
  readonly mechanism: string;
}

export interface DialRegistry {
  /**
   * Call it when the dialling socket is connected, before its first byte is written; `localPort` is the port that
   * the dialling side got. The entry is taken by the accepted connection, or forgotten by `release`.
   */
  register(localPort: number, dial: Dial): () => void;
  /** The dial from `remotePort`, handed out once; null when nobody registered it. */
  take(remotePort: number): Dial | null;
  readonly size: number;
}

export function createDialRegistry(): DialRegistry {
  const dials = new Map<number, Dial>();
  return {
    register(localPort, dial) {
      dials.set(localPort, dial);
      return () => {
        if (dials.get(localPort) === dial) dials.delete(localPort);
      };
    },
    take(remotePort) {
      const dial = dials.get(remotePort) ?? null;
      dials.delete(remotePort);
      return dial;
    },
    get size() {
      return dials.size;
    },
  };
}
