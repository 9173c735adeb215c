/** Whose credentials are these? An alias stands for one run of a session, so that no session id crosses the wire. */
import { hexText } from '../../wire/stun/bytes.ts';
import { userhashOf } from '../../wire/stun/credentials.ts';
import type { Clock } from '../labs/lab.ts';
import type { Session } from '../sessions/session.ts';
import { nodeDigests } from '../turn-server/node-digests.ts';
import type { TurnUser, TurnUsers } from '../turn-server/turn-user.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import { readRestUsername, restCredential, restPassword } from './rest-credential.ts';

/** Longer than a lecture: a call must not end because its credential did. */
export const credentialLifetimeSeconds = 4 * 3600;
const aliasBytes = 12;
/** Runs of a session that have credentials; the eldest loses its own. */
const maxAliases = 128;

export interface TurnAccountsOptions {
  readonly clock: Clock;
  readonly randomBytes: (byteLength: number) => Uint8Array;
  readonly realm: string;
  /** A random number in [0, 1). */
  readonly random: () => number;
}

interface Alias extends RunOwner {
  readonly name: string;
  /** Of the datagrams of the run's relays, those that get lost. */
  lossPercent: number;
  /** Of the credential that was given out last. */
  expiresAtSeconds: number;
  userhash: string;
}

export interface IssuedCredential {
  readonly username: string;
  readonly password: string;
  readonly expiresAtMs: number;
}

export class TurnAccounts implements TurnUsers {
  readonly #options: TurnAccountsOptions;
  readonly #secret: Uint8Array;
  readonly #byName = new Map<string, Alias>();
  readonly #byUserhash = new Map<string, Alias>();
  /** Of each session, by run; the eldest first. */
  readonly #bySession = new Map<Session, Map<number, Alias>>();

  constructor(options: TurnAccountsOptions) {
    this.#options = options;
    this.#secret = options.randomBytes(32);
  }

  /** The credential of a run; a new one when half of its life is over. */
  issue(owner: RunOwner): IssuedCredential {
    const alias = this.#aliasOf(owner);
    const nowSeconds = Math.floor(this.#options.clock.wallMs() / 1000);
    if (alias.expiresAtSeconds - nowSeconds < credentialLifetimeSeconds / 2) {
      this.#renew(alias, nowSeconds + credentialLifetimeSeconds);
    }
    const { expiresAtSeconds, name } = alias;
    const credential = restCredential(this.#secret, expiresAtSeconds, name);
    return { ...credential, expiresAtMs: expiresAtSeconds * 1000 };
  }

  /** From now on the relays of the run lose so many of the datagrams to peers. */
  setLoss(owner: RunOwner, lossPercent: number): void {
    this.#aliasOf(owner).lossPercent = lossPercent;
  }

  /** The alias of a run, for the user name at another TURN server. */
  aliasOf(owner: RunOwner): string {
    return this.#aliasOf(owner).name;
  }

  find(username: string): TurnUser | null {
    const parts = readRestUsername(username);
    const alias = parts === null ? undefined : this.#byName.get(parts.name);
    if (parts === null || alias === undefined) return null;
    return this.#userOf(alias, username, parts.expiresAtSeconds);
  }

  findByUserhash(userhash: string): TurnUser | null {
    const alias = this.#byUserhash.get(userhash);
    if (alias === undefined) return null;
    const { expiresAtSeconds, name } = alias;
    return this.#userOf(alias, `${expiresAtSeconds}:${name}`, expiresAtSeconds);
  }

  /** To whom a user name was given; null when the session is over. */
  ownerOf(username: string): RunOwner | null {
    return this.#byName.get(readRestUsername(username)?.name ?? '') ?? null;
  }

  #userOf(alias: Alias, username: string, expiresAtSeconds: number): TurnUser {
    const { session } = alias;
    const { clock, random } = this.#options;
    const secret = this.#secret;
    return {
      username,
      // A digest: most requests need it once, and some not at all.
      get password() {
        return restPassword(secret, username);
      },
      quotaKey: session.id,
      expiresAtMs: expiresAtSeconds * 1000,
      spend: (byteLength) => session.spend(byteLength, clock.monotonicUs()),
      loses: () => alias.lossPercent > 0 && random() * 100 < alias.lossPercent,
    };
  }

  #aliasOf({ session, run }: RunOwner): Alias {
    const runs = this.#runsOf(session);
    const known = runs.get(run);
    if (known !== undefined) return known;
    const [eldest] = runs.values();
    if (runs.size >= maxAliases && eldest !== undefined) this.#forget(runs, eldest);
    const name = hexText(this.#options.randomBytes(aliasBytes));
    const fresh = { lossPercent: 0, expiresAtSeconds: 0, userhash: '' };
    const alias: Alias = { session, run, name, ...fresh };
    runs.set(run, alias);
    this.#byName.set(name, alias);
    return alias;
  }

  #runsOf(session: Session): Map<number, Alias> {
    const known = this.#bySession.get(session);
    if (known !== undefined) return known;
    const runs = new Map<number, Alias>();
    this.#bySession.set(session, runs);
    session.onEnd({
      sessionEnded: () => {
        for (const alias of runs.values()) this.#forget(runs, alias);
        this.#bySession.delete(session);
      },
    });
    return runs;
  }

  #renew(alias: Alias, expiresAtSeconds: number): void {
    this.#byUserhash.delete(alias.userhash);
    alias.expiresAtSeconds = expiresAtSeconds;
    const username = `${expiresAtSeconds}:${alias.name}`;
    alias.userhash = hexText(userhashOf(username, this.#options.realm, nodeDigests.sha256));
    this.#byUserhash.set(alias.userhash, alias);
  }

  #forget(runs: Map<number, Alias>, { run, name, userhash }: Alias): void {
    runs.delete(run);
    this.#byName.delete(name);
    this.#byUserhash.delete(userhash);
  }
}
