/** The domains that have somebody in them: one for each session, and one for each room that sessions share. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../lab.ts';
import type { Flow } from './flow.ts';
import type { Resident } from './resident.ts';
import { SipDomain } from './sip-domain.ts';

/** Users who register from a page. */
export const userNames = ['alice', 'carol'] as const;

/** Without letters and digits that look alike. */
const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 6;
const maxRooms = 500;
/** A room in which nobody is lasts so long. */
const emptyRoomMs = 10 * 60 * 1000;

export interface OpenDomain {
  readonly sip: SipDomain;
  readonly passwords: ReadonlyMap<string, string>;
  /** Of the connections that are open, the user agents that answer their calls. */
  readonly residents: Map<Flow, Map<string, Resident>>;
}

/** 96 bits. */
export function newToken(): string {
  return randomBytes(12).toString('hex');
}

export class SipDomains {
  readonly #clock: Clock;
  readonly #resident: (domain: OpenDomain, user: string, from: Flow) => Flow | null;
  readonly #domains = new Map<string, OpenDomain>();

  /** @param resident see `DomainParts.resident` */
  constructor(
    clock: Clock,
    resident: (domain: OpenDomain, user: string, from: Flow) => Flow | null,
  ) {
    this.#clock = clock;
    this.#resident = resident;
  }

  /** That of the session, made when it is first asked for; or that of a room, null where there is none. */
  find(session: string, room: string): OpenDomain | null {
    if (room !== '') return this.#domains.get(roomKey(room)) ?? null;
    const key = `session ${session}`;
    return this.#domains.get(key) ?? this.#create(key);
  }

  /** The session is over. */
  drop(session: string): void {
    this.#domains.delete(`session ${session}`);
  }

  /** A room's new code; null where there are too many. */
  openRoom(): string | null {
    const rooms = [...this.#domains.keys()].filter((key) => key.startsWith('room ')).length;
    if (rooms >= maxRooms) return null;
    const letters = Array.from(
      { length: codeLength },
      () => codeLetters[randomInt(codeLetters.length)],
    );
    const code = letters.join('');
    this.#create(roomKey(code));
    this.#closeWhenEmpty(code);
    return code;
  }

  #closeWhenEmpty(code: string): void {
    this.#clock.after(emptyRoomMs, () => {
      if ((this.#domains.get(roomKey(code))?.residents.size ?? 0) > 0) this.#closeWhenEmpty(code);
      else this.#domains.delete(roomKey(code));
    });
  }

  #create(key: string): OpenDomain {
    const passwords = new Map(userNames.map((user) => [user, newToken().slice(0, 12)]));
    const domain: OpenDomain = {
      passwords,
      residents: new Map(),
      sip: new SipDomain({
        clock: this.#clock,
        token: newToken,
        passwords,
        resident: (user, from) => this.#resident(domain, user, from),
      }),
    };
    this.#domains.set(key, domain);
    return domain;
  }
}

function roomKey(code: string): string {
  return `room ${code.toUpperCase()}`;
}
