/** What both directions of a flow of STUN and TURN know of each other: which response belongs to which request. */
import { hexText } from '../stun/bytes.ts';
import type { StunMessage } from '../stun/decode-message.ts';

/** So many transactions are remembered: older ones were answered, or never will be. */
const maxTransactions = 1000;

export class TurnSession {
  /** Transaction ID to exchange. */
  readonly #exchanges = new Map<string, number>();
  #count = 0;

  /** The exchange to which what comes now belongs: indications and data have none of their own. */
  get current(): number {
    return Math.max(this.#count - 1, 0);
  }

  /** A request begins an exchange, unless it is a retransmission; a response has that of its request (RFC 8489 section 5). */
  exchangeOf({ messageClass, transactionId }: StunMessage): number {
    const id = hexText(transactionId);
    const known = this.#exchanges.get(id);
    if (known !== undefined) return known;
    if (messageClass !== 'request') return this.current;
    const [oldest] = this.#exchanges.keys();
    if (this.#exchanges.size >= maxTransactions && oldest !== undefined) {
      this.#exchanges.delete(oldest);
    }
    this.#exchanges.set(id, this.#count);
    this.#count += 1;
    return this.current;
  }
}
