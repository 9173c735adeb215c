/** The server side of a transaction: RFC 3261 section 17.2, over transports that lose nothing. */
import { parseVia } from '../../../wire/sip/via.ts';
import type { Flow } from './flow.ts';
import type { Request, Response } from './sip-message.ts';
import { valueOf } from './sip-message.ts';

/**
 * Section 17.2.3: branch and sent-by of the topmost Via, and the method, which for ACK is INVITE. Flows keep those of
 * different senders apart. Null without a branch.
 */
export function transactionKey(request: Request, flow: Flow): string | null {
  const via = parseVia(valueOf(request, 'Via') ?? '');
  if (via === null || via.branch === '') return null;
  const method = request.method === 'ACK' ? 'INVITE' : request.method;
  return `${flow.token} ${via.sentBy} ${via.branch} ${method}`;
}

export class ServerTransaction {
  readonly request: Request;
  readonly flow: Flow;
  readonly #onFinal: () => void;
  #last: Response | null = null;

  /** @param onFinal called with each final response that is sent */
  constructor(request: Request, flow: Flow, onFinal: () => void) {
    this.request = request;
    this.flow = flow;
    this.#onFinal = onFinal;
  }

  /** True when a final response was sent. */
  get isFinal(): boolean {
    return this.#last !== null && this.#last.status >= 200;
  }

  /** Sends a response; after a final one only further 2xx of INVITE (section 13.3.1.4) go through. */
  respond(response: Response): void {
    const again = this.isFinal && this.#last !== null;
    if (again && !(is2xx(response) && is2xx(this.#last ?? response))) return;
    this.#last = response;
    this.flow.send(response);
    if (this.isFinal) this.#onFinal();
  }

  /** The request came again. */
  repeat(): void {
    if (this.#last !== null) this.flow.send(this.#last);
  }
}

function is2xx({ status }: Response): boolean {
  return status >= 200 && status < 300;
}
