/** Who gets a stanza: RFC 6120 section 10, as far as calls need it. */
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import {
  attributeOf,
  childNamed,
  childrenOf,
  element,
  type XmlElement,
} from '../../../wire/jingle/xml-element.ts';
import { parseJid, xmppDomain } from './jid.ts';
import { iqError, iqResult } from './stanzas.ts';
import type { XmppStream } from './xmpp-stream.ts';

/** Resources at the same time. */
export const maxResources = 10;

/** One who lives in the server. */
export interface Resident {
  /** Full address. */
  readonly jid: string;
  readonly features: readonly string[];
  receive(stanza: XmlElement): void;
}

export class XmppRouter {
  readonly #streams = new Map<string, XmppStream>();
  /** By the stream that they answer. */
  readonly #residents = new Map<XmppStream, Resident>();

  /** False: the address is taken, or there are too many. */
  bind(stream: XmppStream, resident: Resident): boolean {
    const { jid } = stream;
    if (jid === null || this.#streams.has(jid) || this.#streams.size >= maxResources) return false;
    this.#streams.set(jid, stream);
    this.#residents.set(stream, resident);
    return true;
  }

  unbind(stream: XmppStream): void {
    if (stream.jid !== null && this.#streams.get(stream.jid) === stream) {
      this.#streams.delete(stream.jid);
    }
    this.#residents.delete(stream);
  }

  route(from: XmppStream, stanza: XmlElement): void {
    const to = attributeOf(stanza, 'to') ?? xmppDomain;
    const jid = parseJid(to);
    const resident = this.#residents.get(from);
    if (jid === null || jid.domain !== xmppDomain) this.#bounce(from, stanza, 'item-not-found');
    else if (jid.local === '') this.#serve(from, stanza);
    else if (resident && to === resident.jid) {
      if (!answersDisco(stanza)) resident.receive(stanza);
      else from.send(disco(stanza, 'client', resident.features));
    } else {
      const stream = this.#streams.get(to);
      // Section 8.5.3.2.3 of RFC 6121: an iq for a resource that is not there.
      if (stream === undefined) this.#bounce(from, stanza, 'service-unavailable');
      else stream.send(stanza);
    }
  }

  /** The server itself is meant. */
  #serve(from: XmppStream, stanza: XmlElement): void {
    if (stanza.name !== 'iq') return;
    const addressed = { ...stanza, attributes: { to: xmppDomain, ...stanza.attributes } };
    if (answersDisco(stanza)) {
      from.send(disco(addressed, 'server', [xmlns.discoInfo, xmlns.ping]));
    } else if (childNamed(stanza, 'ping', xmlns.ping) !== null) from.send(iqResult(addressed));
    else this.#bounce(from, addressed, 'service-unavailable');
  }

  /** Section 8.2.3: only requests are answered. */
  #bounce(
    from: XmppStream,
    stanza: XmlElement,
    condition: 'item-not-found' | 'service-unavailable',
  ): void {
    const type = attributeOf(stanza, 'type');
    if (stanza.name === 'iq' && (type === 'get' || type === 'set')) {
      from.send(iqError(stanza, condition));
    }
  }
}

function answersDisco(stanza: XmlElement): boolean {
  return (
    stanza.name === 'iq' &&
    attributeOf(stanza, 'type') === 'get' &&
    childrenOf(stanza).some(({ name, xmlns: of }) => name === 'query' && of === xmlns.discoInfo)
  );
}

/** XEP-0030 section 3.1. */
function disco(iq: XmlElement, kind: 'server' | 'client', features: readonly string[]): XmlElement {
  const identity =
    kind === 'server'
      ? { category: 'server', type: 'im', name: 'Wireside' }
      : { category: 'client', type: 'bot', name: 'Bob' };
  const query = element('query', xmlns.discoInfo, {}, [
    element('identity', xmlns.discoInfo, identity),
    ...features.map((name) => element('feature', xmlns.discoInfo, { var: name })),
  ]);
  return iqResult(iq, [query]);
}
