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
export const maxRoomsOfSession = 8;
/** A room in which nobody is lasts so long. */
export const emptyRoomMs = 10 * 60 * 1000;

export interface OpenDomain {
  readonly sip: SipDomain;
  readonly passwords: ReadonlyMap<string, string>;
  /** Of the connections that are open, the user agents that answer their calls. */
  readonly residents: ReadonlyMap<Flow, Map<string, Resident>>;
  enter(flow: Flow): void;
  /** The connection is closed: nothing of it is left. */
  leave(flow: Flow): void;
}

/** A room's new code, or whose bound is reached. */
export type OpenedRoom = { readonly room: string } | { readonly full: 'session' | 'server' };

/** 96 bits. */
export function newToken(): string {
  return randomBytes(12).toString('hex');
}

export class SipDomains {
  readonly #clock: Clock;
  readonly #resident: (domain: OpenDomain, user: string, from: Flow) => Flow | null;
  readonly #domains = new Map<string, OpenDomain>();
  /** The session that opened a room, by the room's key. */
  readonly #owners = new Map<string, string>();

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
    return this.#domains.get(key) ?? this.#create(key, null);
  }

  /** The session is over. */
  drop(session: string): void {
    this.#domains.delete(`session ${session}`);
  }

  openRoom(session: string): OpenedRoom {
    const own = [...this.#owners.values()].filter((owner) => owner === session).length;
    if (own >= maxRoomsOfSession) return { full: 'session' };
    if (this.#owners.size >= maxRooms) return { full: 'server' };
    const room = this.#newCode();
    const key = roomKey(room);
    this.#owners.set(key, session);
    this.#create(key, () => {
      this.#domains.delete(key);
      this.#owners.delete(key);
    });
    return { room };
  }

  #newCode(): string {
    for (;;) {
      const letters = Array.from(
        { length: codeLength },
        () => codeLetters[randomInt(codeLetters.length)],
      );
      const code = letters.join('');
      if (!this.#owners.has(roomKey(code))) return code;
    }
  }

  /** @param onEmpty called when nobody was in it for a while; null: it stays */
  #create(key: string, onEmpty: (() => void) | null): OpenDomain {
    const passwords = new Map(userNames.map((user) => [user, newToken().slice(0, 12)]));
    const residents = new Map<Flow, Map<string, Resident>>();
    const sip = new SipDomain({
      clock: this.#clock,
      token: newToken,
      passwords,
      resident: (user, from) => this.#resident(domain, user, from),
    });
    let cancelExpiry: (() => void) | null = null;
    const expire = (): void => {
      if (onEmpty !== null) cancelExpiry = this.#clock.after(emptyRoomMs, onEmpty);
    };
    const domain: OpenDomain = {
      sip,
      passwords,
      residents,
      enter(flow) {
        cancelExpiry?.();
        residents.set(flow, new Map());
        sip.open(flow);
      },
      leave(flow) {
        for (const resident of residents.get(flow)?.values() ?? []) {
          sip.close(resident);
          resident.close();
        }
        residents.delete(flow);
        sip.close(flow);
        if (residents.size === 0) expire();
      },
    };
    expire();
    this.#domains.set(key, domain);
    return domain;
  }
}

function roomKey(code: string): string {
  return `room ${code.toUpperCase()}`;
}
