/** The open WHIP sessions. */
import type { LabPeer } from '../lab-peer.ts';

export interface WhipSession {
  /** Part of its URL, and unguessable: who knows it may change the session. */
  readonly id: string;
  readonly bob: LabPeer;
  /** The offer as it is now. */
  offer: string;
  /** Strong, with its quotes (RFC 9110 section 8.8.3). */
  entityTag: string;
  /** One restart at a time. */
  restarting: Promise<unknown>;
}

/** By lab session, then by id: one of another lab session is unknown. */
export class WhipSessions {
  readonly #sessions = new Map<string, WhipSession>();

  add(owner: string, session: WhipSession): void {
    this.#sessions.set(`${owner} ${session.id}`, session);
  }

  get(owner: string, id: string): WhipSession | null {
    return this.#sessions.get(`${owner} ${id}`) ?? null;
  }

  remove(owner: string, id: string): void {
    this.#sessions.delete(`${owner} ${id}`);
  }
}
