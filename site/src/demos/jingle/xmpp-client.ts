/** XMPP over WebSocket, as far as a call needs it: RFC 7395 section 3, and the iq stanzas of RFC 6120. */
import { xmlns } from '@wireside/labs-server/wire/jingle/namespaces.ts';
import {
  attributeOf,
  childNamed,
  element,
  serializeXml,
  textOf,
  type XmlElement,
} from '@wireside/labs-server/wire/jingle/xml-element.ts';
import { readXmlText } from './xml-dom.ts';

export interface XmppEvents {
  /** An iq that asks for something: it is acknowledged already. */
  readonly request: (iq: XmlElement) => void;
  /** The stream is over. */
  readonly closed: (reason: string) => void;
}

export class XmppClient {
  readonly #socket: WebSocket;
  readonly #domain: string;
  readonly #events: XmppEvents;
  /** Waits for the next message that is no iq, or for the answer to an iq. */
  readonly #waiting = new Map<string, (message: XmlElement) => void>();
  #nextMessage: ((message: XmlElement) => void) | null = null;
  readonly #unread: XmlElement[] = [];
  #ids = 0;
  #jid = '';

  constructor(url: string, domain: string, events: XmppEvents) {
    this.#domain = domain;
    this.#events = events;
    this.#socket = new WebSocket(url, 'xmpp');
    this.#socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = typeof data === 'string' ? readXmlText(data) : null;
      if (message !== null) this.#receive(message);
    });
    this.#socket.addEventListener('close', ({ reason }) => events.closed(reason));
  }

  /** The full address; empty before it is bound. */
  get jid(): string {
    return this.#jid;
  }

  /** Opens the stream, says who is there, and binds a resource. Rejects where the server refuses. */
  async connect(auth: XmlElement): Promise<void> {
    await this.#opened();
    await this.#openStream();
    this.send(auth);
    const outcome = await this.#next();
    if (outcome.name !== 'success') {
      const [condition] = outcome.children;
      const why = typeof condition === 'object' ? condition.name : outcome.name;
      throw new Error(`The server refuses: ${why}.`);
    }
    await this.#openStream();
    const bound = await this.ask('set', null, element('bind', xmlns.bind));
    const bind = childNamed(bound, 'bind', xmlns.bind);
    const jid = bind === null ? null : childNamed(bind, 'jid', xmlns.bind);
    this.#jid = jid === null ? '' : textOf(jid);
  }

  send(message: XmlElement): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(serializeXml(message));
  }

  /** Settles with the result, or the error. @param to null for the server */
  ask(type: 'get' | 'set', to: string | null, child: XmlElement): Promise<XmlElement> {
    this.#ids += 1;
    const id = `page-${this.#ids}`;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.send(element('iq', xmlns.client, { type, id, to }, [child]));
    });
  }

  close(): void {
    this.send(element('close', xmlns.framing));
    this.#socket.close();
  }

  #opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.addEventListener('open', () => resolve(), { once: true });
      const lost = (): void => reject(new Error('The WebSocket did not open.'));
      this.#socket.addEventListener('close', lost, { once: true });
    });
  }

  /** `<open/>` both ways, and the features. */
  async #openStream(): Promise<void> {
    this.send(element('open', xmlns.framing, { to: this.#domain, version: '1.0' }));
    await this.#next();
    await this.#next();
  }

  #next(): Promise<XmlElement> {
    const ready = this.#unread.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    return new Promise((resolve) => (this.#nextMessage = resolve));
  }

  #receive(message: XmlElement): void {
    if (message.name === 'iq') {
      this.#receiveIq(message);
      return;
    }
    const next = this.#nextMessage;
    this.#nextMessage = null;
    if (next === null) this.#unread.push(message);
    else next(message);
  }

  #receiveIq(iq: XmlElement): void {
    const [type, id] = [attributeOf(iq, 'type'), attributeOf(iq, 'id') ?? ''];
    if (type === 'result' || type === 'error') {
      this.#waiting.get(id)?.(iq);
      this.#waiting.delete(id);
      return;
    }
    const result = { type: 'result', id, to: attributeOf(iq, 'from') };
    this.send(element('iq', xmlns.client, result));
    this.#events.request(iq);
  }
}
