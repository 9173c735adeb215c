/** A user agent for tests: sends requests by hand, answers challenges, and keeps what comes back. */
import { createHash } from 'node:crypto';
import type { Flow } from '../flow.ts';
import {
  type Field,
  type Message,
  noBody,
  type Request,
  type Response,
  valueOf,
  valuesOf,
} from '../sip-message.ts';
import type { SipDomain } from '../sip-domain.ts';

interface Sent {
  readonly uri?: string;
  readonly to?: string;
  readonly fields?: readonly Field[];
  readonly body?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly branch?: string;
}

export class TestAgent implements Flow {
  readonly token: string;
  readonly transport: Flow['transport'];
  readonly received: Message[] = [];
  readonly #domain: Pick<SipDomain, 'receive' | 'open'>;
  readonly #user: string;
  #sequence = 0;

  constructor(
    domain: Pick<SipDomain, 'receive' | 'open'>,
    user: string,
    transport: Flow['transport'] = 'WS',
  ) {
    this.#domain = domain;
    this.#user = user;
    this.token = `flow-of-${user}`;
    this.transport = transport;
    domain.open(this);
  }

  send(message: Message): void {
    this.received.push(message);
  }

  /** What came, newest last: `401`, `200`, `INVITE`. Taken off. */
  take(): string[] {
    return this.received
      .splice(0)
      .map((message) => (message.kind === 'request' ? message.method : String(message.status)));
  }

  /** A request of this user's, which is not sent yet. */
  request(method: string, sent: Sent = {}): Request {
    this.#sequence += 1;
    const { uri = 'sip:lab.invalid', fields = [], body = '' } = sent;
    const { to = `<sip:${this.#user}@lab.invalid>`, callId = `call-of-${this.#user}` } = sent;
    const { cseq = this.#sequence, branch = `z9hG4bK${this.#user}${this.#sequence}` } = sent;
    return {
      kind: 'request',
      method,
      uri,
      fields: [
        ['Via', `SIP/2.0/${this.transport} ${this.#user}.invalid;branch=${branch}`],
        ['Max-Forwards', '70'],
        ['To', to],
        ['From', `<sip:${this.#user}@lab.invalid>;tag=${this.#user}`],
        ['Call-ID', callId],
        ['CSeq', `${cseq} ${method}`],
        ...fields,
      ],
      body: body === '' ? noBody : Buffer.from(body),
    };
  }

  sendRequest(method: string, sent: Sent = {}): Request {
    const request = this.request(method, sent);
    this.#domain.receive(this, request);
    return request;
  }

  /** The same once more, with what the challenge in the newest response asks for. */
  sendProved(method: string, sent: Sent, password: string): Request {
    this.sendRequest(method, sent);
    return this.sendAnswer(method, sent, password);
  }

  /** Answers the challenge that came last. */
  sendAnswer(method: string, sent: Sent, password: string): Request {
    const challenge = this.received.pop();
    if (challenge?.kind !== 'response') throw new Error('no challenge came');
    const name = challenge.status === 407 ? 'Proxy-Authorization' : 'Authorization';
    const uri = sent.uri ?? 'sip:lab.invalid';
    const value = proof(challenge, this.#user, method, uri, password);
    return this.sendRequest(method, { ...sent, fields: [...(sent.fields ?? []), [name, value]] });
  }

  register(password: string, contact = `sip:${this.#user}@${this.#user}.invalid`): void {
    const fields: Field[] = [['Contact', `<${contact}>`]];
    this.sendProved('REGISTER', { fields, callId: `registration-of-${this.#user}` }, password);
  }

  respond(request: Request, status: number, fields: readonly Field[] = []): void {
    const copied = ['From', 'Call-ID', 'CSeq'].map((name): Field => [
      name,
      valueOf(request, name) ?? '',
    ]);
    const response: Response = {
      kind: 'response',
      status,
      reason: 'Test',
      fields: [
        ...valuesOf(request, 'Via').map((via): Field => ['Via', via]),
        ['To', `${valueOf(request, 'To')};tag=${this.#user}`],
        ...copied,
        ...valuesOf(request, 'Record-Route').map((route): Field => ['Record-Route', route]),
        ...fields,
      ],
      body: noBody,
    };
    this.#domain.receive(this, response);
  }
}

/** RFC 7616 section 3.4.1, with MD5 as JsSIP does it: written apart from the code under test. */
function proof(
  challenge: Response,
  user: string,
  method: string,
  uri: string,
  password: string,
): string {
  const field = challenge.status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  const text = valuesOf(challenge, field).find((value) => value.includes('MD5')) ?? '';
  const [, nonce = ''] = /nonce="([^"]*)"/.exec(text) ?? [];
  const secret = md5(`${user}:lab.invalid:${password}`);
  const response = md5(`${secret}:${nonce}:00000001:c:auth:${md5(`${method}:${uri}`)}`);
  return `Digest algorithm=MD5, username="${user}", realm="lab.invalid", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, cnonce="c", nc=00000001`;
}

function md5(value: string): string {
  return createHash('md5').update(value).digest('hex');
}
