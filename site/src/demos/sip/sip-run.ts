/** One run of the demo: the domain, alice, and whoever else the student adds. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { HandSocket } from './sip-by-hand.ts';
import { type JsSip, SipAgent } from './sip-agent.ts';
import { nothingSeen, type SipReport, withAgent, withLine } from './sip-report.ts';

export interface SipWorld {
  readonly load: () => Promise<JsSip>;
  readonly tell: (report: SipReport) => void;
  /** The picture that comes in. */
  readonly show: (stream: MediaStream | null) => void;
}

/** What `GET /sip/domain` answers, as far as it is used. */
interface Domain {
  readonly domain: string;
  readonly users: readonly { readonly user: string; readonly password: string }[];
}

export class SipRun {
  readonly #lab: LabApi;
  readonly #world: SipWorld;
  readonly #room: string;
  readonly #agents = new Map<string, SipAgent>();
  #report: SipReport = nothingSeen;
  #domain: Domain | null = null;
  #library: JsSip | null = null;
  #hand: HandSocket | null = null;
  #main = '';

  /** @param room code of a room that several sessions share; empty for the session's own domain */
  constructor(lab: LabApi, room: string, world: SipWorld) {
    this.#lab = lab;
    this.#room = room;
    this.#world = world;
  }

  /** Opens the first user's connection, and goes on until Stop. */
  async show(user: string): Promise<void> {
    const response = await fetch(this.#lab.url('/sip/domain', this.#query()), {
      cache: 'no-store',
      signal: this.#lab.signal,
    });
    if (!response.ok) throw new Error(await problemText(response));
    this.#domain = (await response.json()) as Domain;
    this.#library = await this.#world.load();
    if (this.#lab.signal.aborted) return;
    this.#main = user;
    const stopped = new Promise<void>((resolve) => this.#lab.onStop(resolve));
    // Where the WebSocket does not open, JsSIP tries again and again: Stop must end that, too.
    await Promise.race([this.add(user), stopped]);
    await stopped;
    for (const agent of this.#agents.values()) agent.stop();
    this.#hand?.close();
  }

  /** The password that the lab made for the user; shown to the student. */
  passwordOf(user: string): string | null {
    return this.#domain?.users.find((one) => one.user === user)?.password ?? null;
  }

  agent(user: string): SipAgent | null {
    return this.#agents.get(user) ?? null;
  }

  /** Another user of this page, with a WebSocket of its own. */
  async add(user: string): Promise<void> {
    const password = this.passwordOf(user);
    if (this.#library === null || this.#domain === null || password === null) return;
    if (this.#agents.has(user)) return;
    const agent = new SipAgent(this.#library, {
      user,
      password,
      domain: this.#domain.domain,
      url: this.#socketUrl(),
      tell: (change) => this.#tell(withAgent(this.#report, user, change)),
      see: (text) => this.#see(`${user}: ${text}`),
      show: (stream) => {
        if (user === this.#main) this.#world.show(stream);
      },
    });
    this.#agents.set(user, agent);
    await agent.start();
    this.#tell(withAgent(this.#report, user, {}));
    this.#see(`${user}: connected`);
  }

  sendByHand(text: string): void {
    this.#hand ??= new HandSocket(this.#socketUrl(), (seen) => this.#see(seen));
    this.#hand.send(text);
  }

  #query() {
    return this.#room === '' ? {} : { room: this.#room };
  }

  #socketUrl(): string {
    return this.#lab.url('/sip/socket', this.#query()).replace(/^http/, 'ws');
  }

  #see(text: string): void {
    this.#tell(withLine(this.#report, { atMs: Math.round(this.#lab.now()), text }));
  }

  #tell(report: SipReport): void {
    this.#report = report;
    this.#world.tell(report);
  }
}
