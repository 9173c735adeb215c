/** Ports that are held for a second allocation: RESERVATION-TOKEN, RFC 8656 sections 7.2 and 18.10. */
import { hexText } from '../../wire/stun/bytes.ts';
import type { RelayPort } from './relay-network.ts';
import type { TurnServerOptions } from './turn-server-options.ts';

/** "The server MUST hold this reservation for at least 30 seconds" */
export const reservationLifetimeMs = 30_000;

const tokenBytes = 8;

interface Reservation {
  readonly port: RelayPort;
  readonly quotaKey: string;
  readonly cancel: () => void;
}

export class Reservations {
  readonly #options: TurnServerOptions;
  readonly #byToken = new Map<string, Reservation>();

  constructor(options: TurnServerOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#byToken.size;
  }

  countOf(quotaKey: string): number {
    return [...this.#byToken.values()].filter((held) => held.quotaKey === quotaKey).length;
  }

  /** Holds the port, and returns the token for it. */
  hold(port: RelayPort, quotaKey: string): Uint8Array {
    const token = this.#options.randomBytes(tokenBytes);
    const key = hexText(token);
    const expire = (): void => {
      if (this.#byToken.delete(key)) port.close();
    };
    const cancel = this.#options.clock.after(reservationLifetimeMs, expire);
    this.#byToken.set(key, { port, quotaKey, cancel });
    return token;
  }

  /** The port of the token, which is spent then; null where there is none for this user. */
  redeem(token: Uint8Array, quotaKey: string): RelayPort | null {
    const key = hexText(token);
    const held = this.#byToken.get(key);
    if (held === undefined || held.quotaKey !== quotaKey) return null;
    this.#byToken.delete(key);
    held.cancel();
    return held.port;
  }

  close(): void {
    for (const { port, cancel } of this.#byToken.values()) {
      cancel();
      port.close();
    }
    this.#byToken.clear();
  }
}
