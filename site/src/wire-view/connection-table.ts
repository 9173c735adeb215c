/** The connections of a store: found by the server's number, kept as long as an entry refers to them. */
import type { TraceConnection, GrowingConnection } from './trace-connection.ts';

export class ConnectionTable {
  readonly #make: (key: number, number: number) => GrowingConnection;
  readonly #byKey = new Map<number, GrowingConnection>();
  #byNumber = new Map<number, GrowingConnection>();
  #nextKey = 1;

  constructor(make: (key: number, number: number) => GrowingConnection) {
    this.#make = make;
  }

  get all(): readonly GrowingConnection[] {
    return [...this.#byKey.values()];
  }

  /** The connection of that number, made at its first mention. */
  of(number: number): GrowingConnection {
    const known = this.#byNumber.get(number);
    if (known !== undefined) return known;
    const made = this.#make(this.#nextKey++, number);
    this.#byNumber.set(number, made);
    this.#byKey.set(made.key, made);
    return made;
  }

  /** One entry less refers to it; a closed one to which none does is forgotten. */
  release({ key }: TraceConnection): void {
    const connection = this.#byKey.get(key);
    if (connection === undefined) return;
    connection.references -= 1;
    if (connection.references > 0 || connection.close === null) return;
    this.#byKey.delete(key);
    if (this.#byNumber.get(connection.number) === connection) {
      this.#byNumber.delete(connection.number);
    }
  }

  /** Numbers begin anew; the connections stay. */
  beginSession(): void {
    this.#byNumber = new Map();
  }
}
