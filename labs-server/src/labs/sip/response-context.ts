/** One request on its way to one or several targets, and the responses to it: RFC 3261 section 16.7. */
import type { Clock } from '../lab.ts';
import type { Flow } from './flow.ts';
import { forwarded, hopAck, hopCancel, type Hop, withoutTopVia } from './forward.ts';
import { respond, type Status } from './response.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { cseqOf, type Request, type Response, valuesOf } from './sip-message.ts';

/** Timers B and F: 64 * T1 (section 17.1.1.2). */
const answerWithinMs = 32_000;
/** Timer C: more than three minutes (section 16.6 step 11). */
const ringAtMostMs = 181_000;

interface Branch {
  readonly id: string;
  readonly flow: Flow;
  readonly sent: Request;
  final: Response | null;
  hasProvisional: boolean;
  hasCancel: boolean;
}

export interface ContextParts {
  readonly clock: Pick<Clock, 'after'>;
  /** A new branch of a Via. */
  readonly newBranch: () => string;
  readonly tag: () => string;
  /** The context has nothing to wait for any more. */
  readonly onEnd: (context: ResponseContext) => void;
}

export class ResponseContext {
  readonly #parts: ContextParts;
  readonly #transaction: ServerTransaction;
  readonly #isInvite: boolean;
  readonly #branches: Branch[];
  #cancelTimer: () => void = () => {};
  /** All that have not answered yet are to be cancelled, or were. */
  #isCancelled = false;
  #isFinished = false;

  constructor(
    parts: ContextParts,
    transaction: ServerTransaction,
    request: Request,
    hops: readonly Hop[],
    staysOnRoute: boolean,
  ) {
    this.#parts = parts;
    this.#transaction = transaction;
    this.#isInvite = request.method === 'INVITE';
    this.#branches = hops.map((hop) => {
      const id = parts.newBranch();
      const sent = forwarded(request, hop, id, staysOnRoute ? transaction.flow : null);
      const state = { final: null, hasProvisional: false, hasCancel: false };
      return { id, flow: hop.flow, sent, ...state };
    });
  }

  get branchIds(): readonly string[] {
    return this.#branches.map(({ id }) => id);
  }

  get transaction(): ServerTransaction {
    return this.#transaction;
  }

  start(): void {
    this.#wait(answerWithinMs);
    for (const { flow, sent } of this.#branches) flow.send(sent);
  }

  /** @param id the branch of the response's topmost Via */
  receive(id: string, response: Response): void {
    const branch = this.#branches.find((one) => one.id === id);
    // The CANCEL of this hop has the same branch; its response goes no further (section 9.2).
    if (branch === undefined || cseqOf(response).method !== branch.sent.method) return;
    // Step 3: "If no Via header field values remain ..., the response was meant for this element and MUST NOT be forwarded".
    if (valuesOf(response, 'Via').length < 2) return;
    if (response.status < 200) {
      if (branch.final === null) this.#provisional(branch, response);
      return;
    }
    const isSuccess = response.status < 300;
    if (this.#isInvite && !isSuccess) branch.flow.send(hopAck(branch.sent, response));
    if (branch.final !== null && !isSuccess) return;
    branch.final = response;
    if (isSuccess) this.#succeed(response);
    else if (response.status >= 600) this.#cancelOthers();
    this.#finishWhenAllAnswered();
  }

  /** The caller cancels (section 16.10). */
  cancel(): void {
    this.#cancelOthers();
  }

  /**
   * Section 16.9: a branch whose connection is gone is as good as answered; RFC 5626 section 5.3.1 has the status. That a
   * caller is gone cancels nothing there, since a Via can lie about who calls: a flow cannot.
   */
  flowClosed(flow: Flow): void {
    if (flow === this.#transaction.flow) this.#cancelOthers();
    for (const branch of this.#branches) {
      if (branch.flow === flow) branch.final ??= this.#own(430, 'the connection was closed');
    }
    this.#finishWhenAllAnswered();
  }

  #provisional(branch: Branch, response: Response): void {
    branch.hasProvisional = true;
    if (!this.#isInvite) return;
    if (this.#isCancelled) this.#cancel(branch);
    else this.#wait(ringAtMostMs);
    // Step 5: 100 goes from hop to hop, and not further.
    if (response.status > 100) this.#transaction.respond(withoutTopVia(response));
  }

  #succeed(response: Response): void {
    this.#transaction.respond(withoutTopVia(response));
    this.#cancelOthers();
  }

  /** Section 9.1: what is cancelled has 64 * T1 for its final response. */
  #cancelOthers(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    const open = this.#branches.filter(({ final }) => final === null);
    if (open.length > 0) this.#wait(answerWithinMs);
    if (this.#isInvite) for (const branch of open) this.#cancel(branch);
  }

  /** An INVITE may be cancelled once it has a provisional response, not before (section 9.1). */
  #cancel(branch: Branch): void {
    if (!branch.hasProvisional || branch.hasCancel) return;
    branch.hasCancel = true;
    branch.flow.send(hopCancel(branch.sent));
  }

  #finishWhenAllAnswered(): void {
    const finals = this.#branches.flatMap(({ final }) => final ?? []);
    if (this.#isFinished || finals.length < this.#branches.length) return;
    this.#isFinished = true;
    const [best] = finals.toSorted((one, other) => rank(one) - rank(other));
    if (best && !this.#transaction.isFinal) {
      this.#transaction.respond(isOwn(best) ? best : withoutTopVia(best));
    }
    this.#cancelTimer();
    // A 2xx may come again until its ACK is there (section 13.3.1.4).
    if (!this.#isInvite) this.#parts.onEnd(this);
    else this.#cancelTimer = this.#parts.clock.after(answerWithinMs, () => this.#parts.onEnd(this));
  }

  #wait(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.clock.after(delayMs, () => this.#timeOut());
  }

  #timeOut(): void {
    const status = this.#isCancelled ? 487 : 408;
    this.#cancelOthers();
    for (const branch of this.#branches) branch.final ??= this.#own(status, 'no answer in time');
    this.#finishWhenAllAnswered();
  }

  #own(status: Status, warning: string): Response {
    const response = respond(this.#transaction.request, status, {
      toTag: this.#parts.tag(),
      warning,
    });
    ownResponses.add(response);
    return response;
  }
}

/** Step 6: "information affecting resubmission of this request". */
const tellsHowToRetry: ReadonlySet<number> = new Set([401, 407, 415, 420, 484]);

/**
 * The order in which a final response is chosen: a 6xx, then one of the lowest class. Of that class first what tells how to
 * try again, and last what the proxy made itself.
 */
function rank(response: Response): number {
  const { status } = response;
  if (status >= 600) return 0;
  const within = tellsHowToRetry.has(status) ? 0 : isOwn(response) ? 2 : 1;
  return Math.floor(status / 100) * 3 + within;
}

/** Responses that the proxy made itself: no Via of ours is on them. */
const ownResponses = new WeakSet<Response>();
const isOwn = (response: Response): boolean => ownResponses.has(response);
