/** User agents that live in the lab: how they answer a call. RFC 3261 section 8.2. */
import type { LabPeer, PeerEvents } from '../lab-peer.ts';
import type { Clock } from '../lab.ts';
import type { Flow } from './flow.ts';
import { type CallParts, ResidentCall } from './resident-call.ts';
import { respond, type ResponseParts, type Status } from './response.ts';
import {
  type Field,
  type Message,
  type Request,
  type Response,
  valueOf,
  valuesOf,
} from './sip-message.ts';
import { tagOf } from '../../../wire/sip/address.ts';

/** What becomes of a call. */
export type Manner = 'answers' | 'rings' | 'busy';

export interface ResidentParts {
  readonly user: string;
  readonly manner: Manner;
  /** That of the caller's connection. */
  readonly transport: Flow['transport'];
  readonly clock: Clock;
  readonly token: () => string;
  /** Null: as many calls as there may be. */
  readonly createPeer: (events: Partial<PeerEvents>) => LabPeer | null;
  /** To the proxy. */
  readonly toProxy: (flow: Flow, message: Message) => void;
}

const methods = 'INVITE, ACK, BYE, CANCEL, OPTIONS';
const allow: Field = ['Allow', methods];
const accept: Field = ['Accept', 'application/sdp'];

export class Resident implements Flow {
  readonly token: string;
  readonly transport: Flow['transport'];
  readonly #parts: ResidentParts;
  /** By Call-ID and the caller's tag. */
  readonly #calls = new Map<string, ResidentCall>();
  #isClosed = false;

  constructor(parts: ResidentParts) {
    this.#parts = parts;
    this.token = parts.token();
    this.transport = parts.transport;
  }

  /** What the proxy sends. Answered later, as a message on a wire would be. */
  send(message: Message): void {
    queueMicrotask(() => {
      if (message.kind === 'request' && !this.#isClosed) this.#receive(message);
    });
  }

  /** The caller's connection is gone: nobody can be told any more. */
  close(): void {
    this.#isClosed = true;
    for (const call of this.#calls.values()) call.close();
    this.#calls.clear();
  }

  #receive(request: Request): void {
    const call = this.#calls.get(callKey(request));
    const { method } = request;
    if (method === 'ACK') call?.acknowledge(request);
    else if (method === 'INVITE') this.#invite(request, call);
    else if (method === 'OPTIONS') this.#reply(request, 200, { fields: [allow, accept] });
    else if (method === 'CANCEL') {
      this.#reply(request, call === undefined ? 481 : 200);
      call?.cancel();
    } else if (method === 'BYE') {
      this.#reply(request, call === undefined ? 481 : 200);
      call?.close();
    } else this.#reply(request, 405, { fields: [allow] });
  }

  /** Section 8.2, in its order: what is required, then the body, then the call itself. */
  #invite(request: Request, call: ResidentCall | undefined): void {
    const required = valuesOf(request, 'Require');
    const type = (valueOf(request, 'Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (required.length > 0) {
      this.#reply(request, 420, { fields: [['Unsupported', required.join(', ')]] });
    } else if (request.body.length > 0 && type !== 'application/sdp') {
      this.#reply(request, 415, { fields: [accept] });
    } else if (call !== undefined) call.reInvite(request);
    else if (tagOf(valueOf(request, 'To') ?? '') !== null) this.#reply(request, 481);
    else if (this.#parts.manner === 'busy') this.#reply(request, 486);
    else this.#begin(request);
  }

  #begin(request: Request): void {
    const key = callKey(request);
    const { clock, user, manner, transport, token, createPeer, toProxy } = this.#parts;
    const parts: CallParts = {
      clock,
      user,
      transport,
      rings: manner === 'rings',
      tag: token(),
      token,
      allow,
      createPeer,
      send: (message) => toProxy(this, message),
      onEnd: () => void this.#calls.delete(key),
    };
    const call = new ResidentCall(parts, request);
    this.#calls.set(key, call);
    call.begin();
  }

  #reply(request: Request, status: Status, parts: ResponseParts = {}): void {
    const response: Response = respond(request, status, { toTag: this.#parts.token(), ...parts });
    this.#parts.toProxy(this, response);
  }
}

/** Half of a dialog's name is enough: the other half is ours. CANCEL and ACK have both parts, too. */
function callKey(request: Request): string {
  return `${valueOf(request, 'Call-ID') ?? ''} ${tagOf(valueOf(request, 'From') ?? '') ?? ''}`;
}
