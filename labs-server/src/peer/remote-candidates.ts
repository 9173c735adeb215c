/** The other side's candidates: each is judged, and waits for the description that it belongs to (RFC 8838 section 11). */
import type { RTCPeerConnection } from 'werift';
import type { SignaledCandidate } from '../../wire/signaling-message.ts';
import type { AllowedAddresses } from './allowed-addresses.ts';
import {
  type CandidateVerdict,
  judgeCandidate,
  maxCandidateLength,
  namesHost,
  type ResolveName,
} from './candidate-guard.ts';
import type { HeldEvents } from './held-events.ts';

/** Of one call: a browser gathers a few for each address and server. */
const maxCandidates = 64;

export class RemoteCandidates {
  readonly #addresses: AllowedAddresses;
  readonly #resolve: ResolveName;
  readonly #events: Pick<HeldEvents, 'refused'>;
  #connection: RTCPeerConnection | null = null;
  #waiting: (SignaledCandidate | null)[] = [];
  readonly #judging = new Set<Promise<void>>();
  #count = 0;
  #isClosed = false;

  constructor(
    addresses: AllowedAddresses,
    resolve: ResolveName,
    events: Pick<HeldEvents, 'refused'>,
  ) {
    this.#addresses = addresses;
    this.#resolve = resolve;
    this.#events = events;
  }

  /** The connection has a remote description now. */
  attach(connection: RTCPeerConnection): void {
    this.#connection = connection;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const candidate of waiting) void this.add(candidate);
  }

  /** Resolves when the candidate is added or refused, or its name is being looked up; null: there are no more. */
  async add(candidate: SignaledCandidate | null): Promise<void> {
    if (this.#connection === null) {
      if (this.#waiting.length <= maxCandidates) this.#waiting.push(candidate);
      return;
    }
    if (candidate === null || candidate.candidate === '') {
      void this.#end();
      return;
    }
    const judged = this.#judge(candidate).finally(() => this.#judging.delete(judged));
    this.#judging.add(judged);
    if (!namesHost(candidate.candidate)) await judged;
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  /** The last one comes after all that are still judged. */
  async #end(): Promise<void> {
    await Promise.all(this.#judging);
    await this.#give(null);
  }

  async #judge(signaled: SignaledCandidate): Promise<void> {
    this.#count += 1;
    if (this.#count > maxCandidates) {
      this.#refuse(signaled, `A call has at most ${maxCandidates} candidates.`);
      return;
    }
    const verdict = await this.#verdictOn(signaled.candidate);
    if (!verdict.allowed) this.#refuse(signaled, verdict.reason);
    else await this.#give({ ...signaled, candidate: verdict.candidate });
  }

  async #verdictOn(candidate: string): Promise<CandidateVerdict> {
    try {
      return await judgeCandidate(candidate, this.#addresses, this.#resolve);
    } catch {
      return { allowed: false, reason: 'Its name could not be asked for by multicast DNS.' };
    }
  }

  async #give(signaled: SignaledCandidate | null): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#connection?.addIceCandidate(signaled === null ? null : initOf(signaled));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (signaled !== null)
        this.#refuse(signaled, `It belongs to no description that Bob has: ${said}.`);
    }
  }

  #refuse({ candidate }: SignaledCandidate, reason: string): void {
    if (!this.#isClosed)
      this.#events.refused({ candidate: candidate.slice(0, maxCandidateLength), reason });
  }
}

function initOf({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: SignaledCandidate) {
  return {
    candidate,
    sdpMid: sdpMid ?? undefined,
    sdpMLineIndex: sdpMLineIndex ?? undefined,
    usernameFragment: usernameFragment ?? undefined,
  };
}
