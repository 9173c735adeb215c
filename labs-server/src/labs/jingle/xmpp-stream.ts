/** One client's stream, from `<open/>` to `<close/>`: RFC 7395 section 3, RFC 6120 sections 6 and 7. */
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import {
  attributeOf,
  childNamed,
  element,
  textOf,
  type XmlElement,
} from '../../../wire/jingle/xml-element.ts';
import { xmppDomain } from './jid.ts';
import type { XmlFault } from './read-xml.ts';
import { authenticate, mechanisms, saslFailure } from './sasl.ts';
import { iqError, iqResult } from './stanzas.ts';

/** RFC 6120 section 4.9.3. */
export type StreamFault =
  XmlFault | 'host-unknown' | 'invalid-namespace' | 'not-authorized' | 'unsupported-stanza-type';

export interface StreamParts {
  readonly passwords: ReadonlyMap<string, string>;
  /** An unpredictable token of letters and digits. */
  readonly token: () => string;
  readonly send: (message: XmlElement) => void;
  /** The stream is over: the WebSocket is to be closed. */
  readonly end: () => void;
  /** The stream has an address now; false: there are too many. */
  readonly bound: (stream: XmppStream) => boolean;
  /** A stanza of one who is bound; its `from` is right. */
  readonly stanza: (stream: XmppStream, stanza: XmlElement) => void;
}

const maxFailures = 3;

export class XmppStream {
  readonly #parts: StreamParts;
  #isOpen = false;
  #user: string | null = null;
  #jid: string | null = null;
  #failures = 0;
  #isOver = false;

  constructor(parts: StreamParts) {
    this.#parts = parts;
  }

  /** The full address; null before a resource is bound. */
  get jid(): string | null {
    return this.#jid;
  }

  send(message: XmlElement): void {
    if (!this.#isOver) this.#parts.send(message);
  }

  receive(message: XmlElement | XmlFault): void {
    if (this.#isOver) return;
    if (typeof message === 'string') this.#fail(message);
    else if (message.xmlns === xmlns.framing) this.#frame(message);
    else if (!this.#isOpen) this.#fail('not-authorized');
    else if (message.xmlns === xmlns.sasl) this.#authenticate(message);
    else if (message.xmlns !== xmlns.client) this.#fail('invalid-namespace');
    else if (this.#user === null) this.#fail('not-authorized');
    else this.#stanza(message);
  }

  #frame(message: XmlElement): void {
    if (message.name === 'close') {
      this.send(element('close', xmlns.framing));
      this.#over();
      return;
    }
    this.#parts.send(
      element('open', xmlns.framing, { from: xmppDomain, id: this.#parts.token(), version: '1.0' }),
    );
    if (attributeOf(message, 'to') !== xmppDomain) {
      this.#fail('host-unknown');
      return;
    }
    this.#isOpen = true;
    this.send(element('features', xmlns.streams, {}, this.#features()));
  }

  /** Before and after who is there is known (RFC 6120 sections 6.4.1 and 7.4). */
  #features(): XmlElement[] {
    if (this.#user !== null) return [element('bind', xmlns.bind)];
    const offered = mechanisms.map((name) => element('mechanism', xmlns.sasl, {}, [name]));
    return [element('mechanisms', xmlns.sasl, {}, offered)];
  }

  #authenticate(message: XmlElement): void {
    if (message.name !== 'auth' || this.#user !== null) {
      this.#fail('not-authorized');
      return;
    }
    const { passwords, token } = this.#parts;
    const outcome = authenticate(message, passwords, () => `guest-${token().slice(0, 6)}`);
    if ('user' in outcome) {
      this.#user = outcome.user;
      // RFC 6120 section 6.4.6: the client opens the stream anew.
      this.#isOpen = false;
      this.send(element('success', xmlns.sasl));
      return;
    }
    this.#failures += 1;
    this.send(saslFailure(outcome.failure));
    if (this.#failures >= maxFailures) this.#fail('policy-violation');
  }

  #stanza(stanza: XmlElement): void {
    const bind = childNamed(stanza, 'bind', xmlns.bind);
    if (!['iq', 'message', 'presence'].includes(stanza.name)) this.#fail('unsupported-stanza-type');
    else if (bind !== null && this.#jid === null) this.#bind(stanza, bind);
    else if (this.#jid === null) this.#fail('not-authorized');
    else {
      const attributes = { ...stanza.attributes, from: this.#jid };
      this.#parts.stanza(this, { ...stanza, attributes });
    }
  }

  /** RFC 6120 sections 7.6 and 7.7: the client asks for a resource, or leaves it to the server. */
  #bind(iq: XmlElement, bind: XmlElement): void {
    const wanted = childNamed(bind, 'resource', xmlns.bind);
    const asked = wanted === null ? '' : textOf(wanted).slice(0, 64);
    const resource = /^[\w.-]+$/.test(asked) ? asked : this.#parts.token().slice(0, 8);
    this.#jid = `${this.#user}@${xmppDomain}/${resource}`;
    if (!this.#parts.bound(this)) {
      this.#jid = null;
      this.send(iqError(iq, 'conflict'));
      return;
    }
    const jid = element('jid', xmlns.bind, {}, [this.#jid]);
    this.send(iqResult(iq, [element('bind', xmlns.bind, {}, [jid])]));
  }

  /** RFC 6120 section 4.9.1: a stream error ends the stream. */
  #fail(fault: StreamFault): void {
    this.send(element('error', xmlns.streams, {}, [element(fault, xmlns.streamErrors)]));
    this.send(element('close', xmlns.framing));
    this.#over();
  }

  #over(): void {
    this.#isOver = true;
    this.#parts.end();
  }
}
