/** Permissions of an allocation: which peers may send to it. RFC 8656 sections 3.3 and 9: by IP address, whatever the port. */

/** "The Permission Lifetime MUST be 300 seconds (= 5 minutes)." */
export const permissionLifetimeUs = 300 * 1_000_000;

export class Permissions {
  readonly #most: number;
  /** IP address to the microsecond at which the permission expires. */
  readonly #expiries = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether every address has a permission or finds room for one. */
  hasRoomFor(addresses: readonly string[], nowUs: number): boolean {
    this.#dropExpired(nowUs);
    const fresh = new Set(addresses.filter((address) => !this.#expiries.has(address)));
    return this.#expiries.size + fresh.size <= this.#most;
  }

  /** Installs or refreshes; `hasRoomFor` was asked. */
  install(address: string, nowUs: number): void {
    this.#expiries.set(address, nowUs + permissionLifetimeUs);
  }

  has(address: string, nowUs: number): boolean {
    return (this.#expiries.get(address) ?? 0) > nowUs;
  }

  drop(isGone: (address: string) => boolean): void {
    for (const address of this.#expiries.keys()) {
      if (isGone(address)) this.#expiries.delete(address);
    }
  }

  /** What is valid now. */
  list(nowUs: number): readonly { readonly address: string; readonly expiresAtUs: number }[] {
    this.#dropExpired(nowUs);
    return [...this.#expiries].map(([address, expiresAtUs]) => ({ address, expiresAtUs }));
  }

  #dropExpired(nowUs: number): void {
    for (const [address, expiresAtUs] of this.#expiries) {
      if (expiresAtUs <= nowUs) this.#expiries.delete(address);
    }
  }
}
