/** One call with a user agent of the lab: INVITE, ringing, 200 until its ACK, BYE. RFC 3261 sections 13.3 and 15. */
import type { LabPeer, PeerEvents } from '../lab-peer.ts';
import type { Clock } from '../lab.ts';
import { byeOf } from './bye.ts';
import { domainName } from './domain-names.ts';
import type { Flow } from './flow.ts';
import { respond, type ResponseParts, type Status } from './response.ts';
import { type Field, type Message, type Request, valuesOf } from './sip-message.ts';

/** So long it rings before it is answered: long enough to see it. */
export const ringMs = 700;
/** One who only rings gives up. */
export const ringAtMostMs = 60_000;
/** Section 17.1.1.1. */
const t1Ms = 500;
const t2Ms = 4_000;
const acknowledgeWithinMs = 64 * t1Ms;
/** A connection that is lost ends the call after so long. */
export const byeWithinMs = 2_000;

export interface CallParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly user: string;
  readonly transport: Flow['transport'];
  /** Never answers. */
  readonly rings: boolean;
  /** The tag of this side. */
  readonly tag: string;
  readonly token: () => string;
  readonly allow: Field;
  readonly createPeer: (events: Partial<PeerEvents>) => LabPeer | null;
  readonly send: (message: Message) => void;
  readonly onEnd: () => void;
}

type State = 'ringing' | 'answering' | 'answered' | 'confirmed' | 'ended';

export class ResidentCall {
  readonly #parts: CallParts;
  readonly #invite: Request;
  #state: State = 'ringing';
  #peer: LabPeer | null = null;
  /** True where the 200 carries an offer, and the ACK its answer. */
  #weOffer = false;
  #cancelTimer: () => void = () => {};

  constructor(parts: CallParts, invite: Request) {
    this.#parts = parts;
    this.#invite = invite;
  }

  begin(): void {
    const { clock, rings } = this.#parts;
    this.#respond(this.#invite, 180);
    this.#cancelTimer = clock.after(rings ? ringAtMostMs : ringMs, () => {
      if (rings) this.#refuse(480);
      else void this.#answer();
    });
  }

  /** Section 9.2: only a call that is not answered yet can be cancelled. */
  cancel(): void {
    if (this.#state === 'ringing' || this.#state === 'answering') this.#refuse(487);
  }

  acknowledge(ack: Request): void {
    if (this.#state !== 'answered') return;
    this.#state = 'confirmed';
    this.#cancelTimer();
    // Its connection may be gone already.
    if (this.#peer !== null) this.#peerState(this.#peer.status.state);
    if (!this.#weOffer) return;
    this.#peer?.acceptAnswer(textOf(ack)).catch(() => this.#hangUp('488'));
  }

  /** Section 14.2: a new offer within the call; without a body it asks for one, which is not given here. */
  reInvite(request: Request): void {
    if (this.#peer === null || this.#state !== 'confirmed' || request.body.length === 0) {
      this.#respond(request, 488);
      return;
    }
    this.#peer.answer(textOf(request), { trickle: false }).then(
      (sdp) => this.#respond(request, 200, this.#description(sdp)),
      (error: unknown) => this.#respond(request, 488, { warning: messageOf(error) }),
    );
  }

  close(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#cancelTimer();
    this.#peer?.close();
    this.#parts.onEnd();
  }

  async #answer(): Promise<void> {
    this.#state = 'answering';
    this.#peer = this.#parts.createPeer({ state: (state) => this.#peerState(state) });
    if (this.#peer === null) {
      this.#refuse(486, 'the session has as many calls as it may');
      return;
    }
    this.#weOffer = this.#invite.body.length === 0;
    try {
      const sdp = this.#weOffer
        ? await this.#peer.offer({ trickle: false })
        : await this.#peer.answer(textOf(this.#invite), { trickle: false });
      // It may have been cancelled meanwhile.
      if (this.#is('answering')) this.#accept(this.#description(sdp));
    } catch (error) {
      this.#refuse(488, messageOf(error));
    }
  }

  #accept(parts: ResponseParts): void {
    this.#state = 'answered';
    this.#respond(this.#invite, 200, parts);
    this.#repeatUntilAck(parts, t1Ms, 0);
  }

  /** Section 13.3.1.4: the 200 is repeated until its ACK is there, over any transport; then the call is given up. */
  #repeatUntilAck(parts: ResponseParts, delayMs: number, passedMs: number): void {
    this.#cancelTimer = this.#parts.clock.after(delayMs, () => {
      if (passedMs + delayMs >= acknowledgeWithinMs) {
        this.#hangUp('no ACK');
        return;
      }
      this.#respond(this.#invite, 200, parts);
      this.#repeatUntilAck(parts, Math.min(2 * delayMs, t2Ms), passedMs + delayMs);
    });
  }

  #peerState(state: string): void {
    if (this.#state === 'confirmed' && (state === 'failed' || state === 'closed')) {
      // One who hangs up closes the connection, too: their BYE may be behind it.
      this.#cancelTimer();
      this.#cancelTimer = this.#parts.clock.after(byeWithinMs, () =>
        this.#hangUp(`the connection is ${state}`),
      );
    }
  }

  /** Section 15.1.1: along the route that the INVITE recorded. */
  #hangUp(reason: string): void {
    if (this.#state === 'ended') return;
    this.#parts.send(byeOf(this.#invite, this.#parts, reason));
    this.close();
  }

  #refuse(status: Status, warning?: string): void {
    if (this.#state === 'ended') return;
    this.#respond(this.#invite, status, warning === undefined ? {} : { warning });
    this.close();
  }

  #description(sdp: string): ResponseParts {
    const { user, allow } = this.#parts;
    const fields: Field[] = [
      ['Contact', `<sip:${user}@${user}.${domainName};transport=ws>`],
      allow,
      ['Content-Type', 'application/sdp'],
    ];
    return { fields, body: Buffer.from(sdp) };
  }

  /** What makes a dialog has the recorded route in it (section 12.1.1). */
  #respond(request: Request, status: Status, parts: ResponseParts = {}): void {
    const routes = valuesOf(request, 'Record-Route').map((route): Field => ['Record-Route', route]);
    const fields = [...routes, ...(parts.fields ?? [])];
    this.#parts.send(respond(request, status, { toTag: this.#parts.tag, ...parts, fields }));
  }

  #is(state: State): boolean {
    return this.#state === state;
  }
}

function textOf({ body }: Request): string {
  return Buffer.from(body).toString();
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'the session description cannot be applied';
}
