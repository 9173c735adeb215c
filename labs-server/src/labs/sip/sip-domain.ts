/** One domain: registrar and proxy for its users, over whatever flows there are. RFC 3261 sections 10 and 16. */
import { parseSipUri } from '../../../wire/sip/uri.ts';
import { parseVia } from '../../../wire/sip/via.ts';
import type { Clock } from '../lab.ts';
import { Bindings } from './bindings.ts';
import { domainName } from './domain-names.ts';
import { serveDomain } from './domain-server.ts';
import type { Flow } from './flow.ts';
import { forwarded, type Hop, withoutOwnRoutes } from './forward.ts';
import { Nonces } from './nonces.ts';
import { requestObjection } from './request-validation.ts';
import { respond, type ResponseParts, type Status } from './response.ts';
import { ResponseContext } from './response-context.ts';
import { type ServerTransaction, transactionKey } from './server-transaction.ts';
import { ServerTransactions } from './server-transactions.ts';
import { type IdentityParts, objection, userOf } from './sip-identity.ts';
import { type Message, type Request, type Response, valuesOf } from './sip-message.ts';

const tooMany = { warning: 'too many requests are on their way' } as const;

/** Copies of requests that are on their way, or were just answered. */
export const maxBranches = 500;

export interface DomainParts {
  readonly clock: Clock;
  /** An unpredictable token of letters and digits. */
  readonly token: () => string;
  /** Users with a password, by name. */
  readonly passwords: ReadonlyMap<string, string>;
  /** A user agent that lives in the lab, for callers on `from`; null where the user is none. */
  readonly resident: (user: string, from: Flow) => Flow | null;
}

export class SipDomain {
  readonly bindings: Bindings;
  readonly #parts: DomainParts;
  readonly #identity: IdentityParts;
  readonly #flows = new Map<string, Flow>();
  readonly #transactions: ServerTransactions;
  readonly #contexts = new Map<string, ResponseContext>();

  constructor(parts: DomainParts) {
    this.#parts = parts;
    this.bindings = new Bindings(parts.clock);
    this.#transactions = new ServerTransactions(parts.clock);
    this.#identity = {
      realm: domainName,
      nonces: new Nonces(parts.clock, parts.token),
      tag: parts.token,
      passwordOf: (user) => parts.passwords.get(user) ?? null,
    };
  }

  open(flow: Flow): void {
    this.#flows.set(flow.token, flow);
  }

  close(flow: Flow): void {
    this.#flows.delete(flow.token);
    this.bindings.flowClosed(flow);
    for (const context of new Set(this.#contexts.values())) context.flowClosed(flow);
    this.#transactions.flowClosed(flow);
  }

  receive(flow: Flow, message: Message): void {
    if (message.kind === 'response') this.#receiveResponse(message);
    else this.#receiveRequest(flow, message);
  }

  #receiveResponse(response: Response): void {
    const branch = parseVia(valuesOf(response, 'Via')[0] ?? '')?.branch ?? '';
    this.#contexts.get(branch)?.receive(branch, response);
  }

  #receiveRequest(flow: Flow, request: Request): void {
    const key = transactionKey(request, flow) ?? `${flow.token} ${this.#parts.token()}`;
    const known = this.#transactions.find(key);
    if (request.method === 'ACK') {
      // That for a 2xx is a transaction of its own, and goes to the other side.
      if (known === undefined) this.#passAck(request);
      return;
    }
    if (known) {
      known.repeat();
      return;
    }
    const [transaction, isRemembered] = this.#transactions.begin(key, request, flow);
    if (!isRemembered) {
      this.#answer(transaction, 503, tooMany);
    } else if (request.method === 'CANCEL') this.#cancel(transaction, key);
    else this.#route(transaction);
  }

  /** Section 16.10: 200 for the CANCEL itself; what it cancels has the same branch. */
  #cancel(transaction: ServerTransaction, key: string): void {
    const invite = this.#transactions.find(key.replace(/CANCEL$/, 'INVITE'));
    if (invite === undefined) {
      this.#answer(transaction, 481, {});
      return;
    }
    this.#answer(transaction, 200, {});
    for (const context of new Set(this.#contexts.values())) {
      if (context.transaction === invite) context.cancel();
    }
  }

  #route(transaction: ServerTransaction): void {
    const refused = requestObjection(transaction.request);
    if (refused !== null) {
      this.#answer(transaction, refused.status, refused);
      return;
    }
    const { request, token } = withoutOwnRoutes(transaction.request);
    if (token === null) {
      this.#routeToUser(transaction, request);
      return;
    }
    const flow = this.#flowOf(token);
    if (flow === null) this.#answer(transaction, 430, { warning: 'the other side has left' });
    else this.#forward(transaction, request, [{ uri: request.uri, flow }], false);
  }

  /** Sections 10.3 and 16.5: for the domain itself, or for one of its users. */
  #routeToUser(transaction: ServerTransaction, request: Request): void {
    const uri = parseSipUri(request.uri);
    if (uri?.host !== domainName) {
      const warning = `this is the proxy of ${domainName}, and of no other domain`;
      this.#answer(transaction, 404, { warning });
    } else if (uri.user === '') {
      const { clock, token: tag } = this.#parts;
      const parts = { clock, bindings: this.bindings, tag };
      transaction.respond(serveDomain(parts, this.#identity, request, transaction.flow));
    } else {
      const refused = objection(this.#identity, 'proxy', request, userOf(request, 'From'));
      if (refused === null) this.#call(transaction, request, uri.user);
      else transaction.respond(refused);
    }
  }

  #call(transaction: ServerTransaction, request: Request, user: string): void {
    const resident = this.#parts.resident(user, transaction.flow);
    const hops: Hop[] =
      resident === null
        ? this.bindings.of(user).map(({ contact, flow }) => ({ uri: contact, flow }))
        : [{ uri: request.uri, flow: resident }];
    if (hops.length > 0) {
      this.#forward(transaction, request, hops, request.method === 'INVITE');
      return;
    }
    const isKnown = this.#parts.passwords.has(user);
    const warning = isKnown ? `${user} has no registration now` : `there is no user ${user}`;
    this.#answer(transaction, isKnown ? 480 : 404, { warning });
  }

  #forward(
    transaction: ServerTransaction,
    request: Request,
    hops: readonly Hop[],
    staysOnRoute: boolean,
  ): void {
    const { clock, token } = this.#parts;
    if (this.#contexts.size + hops.length > maxBranches) {
      this.#answer(transaction, 503, tooMany);
      return;
    }
    const parts = { clock, tag: token, newBranch: this.#newBranch, onEnd: this.#endContext };
    const context = new ResponseContext(parts, transaction, request, hops, staysOnRoute);
    for (const branch of context.branchIds) this.#contexts.set(branch, context);
    // Section 17.2.1: the caller need not repeat it.
    if (request.method === 'INVITE') transaction.respond(respond(transaction.request, 100));
    context.start();
  }

  readonly #newBranch = (): string => `z9hG4bK${this.#parts.token()}`;

  readonly #endContext = (context: ResponseContext): void => {
    for (const branch of context.branchIds) this.#contexts.delete(branch);
  };

  #passAck(ack: Request): void {
    if (requestObjection(ack) !== null) return;
    const { request, token } = withoutOwnRoutes(ack);
    const flow = token === null ? null : this.#flowOf(token);
    flow?.send(forwarded(request, { uri: request.uri, flow }, this.#newBranch(), null));
  }

  #flowOf(token: string): Flow | null {
    return this.#flows.get(token) ?? null;
  }

  #answer(transaction: ServerTransaction, status: Status, parts: ResponseParts): void {
    transaction.respond(
      respond(transaction.request, status, { toTag: this.#parts.token(), ...parts }),
    );
  }
}
