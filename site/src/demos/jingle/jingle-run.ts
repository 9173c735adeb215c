/** One run of the demo: a stream to the XMPP server, and the call of now. */
import { xmlns } from '@wireside/labs-server/wire/jingle/namespaces.ts';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  element,
  type XmlElement,
} from '@wireside/labs-server/wire/jingle/xml-element.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { JingleCall } from './jingle-call.ts';
import { type JingleReport, nothingSeen, withLine } from './jingle-report.ts';
import { XmppClient } from './xmpp-client.ts';

/** How the page says who it is. */
export type JingleLogin = 'guest' | 'password' | 'wrong password';

export interface JingleWorld {
  readonly tell: (report: JingleReport) => void;
  /** The picture that comes in. */
  readonly show: (stream: MediaStream | null) => void;
}

/** What `GET /jingle/domain` answers. */
interface Domain {
  readonly domain: string;
  readonly users: readonly { readonly user: string; readonly password: string }[];
}

export class JingleRun {
  readonly #lab: LabApi;
  readonly #world: JingleWorld;
  #report: JingleReport = nothingSeen;
  #client: XmppClient | null = null;
  #call: JingleCall | null = null;

  constructor(lab: LabApi, world: JingleWorld) {
    this.#lab = lab;
    this.#world = world;
  }

  /** Opens the stream, and goes on until Stop or until the server closes it. */
  async show(login: JingleLogin): Promise<void> {
    const response = await fetch(this.#lab.url('/jingle/domain'), {
      cache: 'no-store',
      signal: this.#lab.signal,
    });
    if (!response.ok) throw new Error(await problemText(response));
    const domain = (await response.json()) as Domain;
    const over = Promise.withResolvers<void>();
    const url = this.#lab.url('/jingle/xmpp').replace(/^http/, 'ws');
    const client = new XmppClient(url, domain.domain, {
      request: (iq) => this.#request(iq),
      closed: () => over.resolve(),
    });
    this.#client = client;
    this.#lab.onStop(() => over.resolve());
    try {
      // What Stop or the server ends never answers.
      await Promise.race([client.connect(authOf(login, domain)), over.promise]);
      if (client.jid !== '') {
        this.#tell({ jid: client.jid });
        this.#see(`bound to ${client.jid}`);
      }
      await over.promise;
    } finally {
      this.#call?.close();
      client.close();
      this.#tell({ jid: null, peer: null, connection: null, channel: false });
    }
  }

  /** Service discovery (XEP-0030): what can the other side do? */
  async discover(to: string): Promise<void> {
    const answer = await this.#client?.ask('get', to, element('query', xmlns.discoInfo));
    const query = answer === undefined ? null : childNamed(answer, 'query', xmlns.discoInfo);
    const features = query === null ? [] : childrenNamed(query, 'feature', xmlns.discoInfo);
    this.#see(`${to} can ${features.length} things`);
    for (const feature of features) this.#see(attributeOf(feature, 'var') ?? '');
  }

  /** @param stream what is sent; null: a data channel alone */
  async call(to: string, stream: MediaStream | null): Promise<void> {
    if (this.#client === null || this.#call !== null) return;
    const over = (words: string): void => {
      this.#call = null;
      this.#world.show(null);
      this.#tell({ peer: null, connection: null, channel: false });
      this.#see(words);
    };
    const call = new JingleCall(this.#client, to, stream, {
      see: (text) => this.#see(text),
      offered: (offerSdp, offerXml) => this.#tell({ offerSdp, offerXml }),
      state: (connection) => this.#tell({ connection }),
      channel: (channel) => this.#tell({ channel }),
      show: this.#world.show,
      over,
    });
    this.#call = call;
    this.#tell({ peer: to, connection: 'new' });
    try {
      await call.start();
    } catch (error) {
      call.close();
      over(String(error));
    }
  }

  say(text: string): void {
    this.#call?.say(text);
  }

  terminate(): void {
    this.#call?.terminate();
  }

  #request(iq: XmlElement): void {
    const jingle = childNamed(iq, 'jingle', xmlns.jingle);
    if (jingle === null) return;
    this.#call?.receive(jingle).catch((error: unknown) => this.#see(String(error)));
  }

  #see(text: string): void {
    const line = { atMs: Math.round(this.#lab.now()), text };
    this.#report = withLine(this.#report, line);
    this.#tell({});
  }

  #tell(change: Partial<JingleReport>): void {
    this.#report = { ...this.#report, ...change };
    this.#world.tell(this.#report);
  }
}

function authOf(login: JingleLogin, { users }: Domain): XmlElement {
  if (login === 'guest') return element('auth', xmlns.sasl, { mechanism: 'ANONYMOUS' });
  const [{ user, password } = { user: '', password: '' }] = users;
  const proof = login === 'password' ? password : 'not the password';
  // RFC 4616 section 2; all of it is ASCII.
  const text = btoa(`\0${user}\0${proof}`);
  return element('auth', xmlns.sasl, { mechanism: 'PLAIN' }, [text]);
}
