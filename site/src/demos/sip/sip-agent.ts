/** One user agent of the page: the real JsSIP, and what its script sees. */
import type { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession.js';
import type { AgentReport } from './sip-report.ts';

/** The library; loaded when a run begins. */
export interface JsSip {
  readonly UA: typeof UA;
  readonly WebSocketInterface: typeof WebSocketInterface;
}

export interface AgentParts {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  /** Of the WebSocket. */
  readonly url: string;
  readonly tell: (change: Partial<AgentReport>) => void;
  readonly see: (text: string) => void;
  /** The picture that comes in; null: there is none any more. */
  readonly show: (stream: MediaStream | null) => void;
}

/** No server: what the lab has is reached at host candidates. */
const pcConfig: RTCConfiguration = { iceServers: [] };
const noMedia = { mediaConstraints: { audio: false, video: false }, pcConfig } as const;
const registrationS = 120;

export class SipAgent {
  readonly #parts: AgentParts;
  readonly #agent: UA;
  #session: RTCSession | null = null;
  #channel: RTCDataChannel | null = null;

  constructor({ UA: UserAgent, WebSocketInterface: Socket }: JsSip, parts: AgentParts) {
    this.#parts = parts;
    const { user, password, domain, url } = parts;
    this.#agent = new UserAgent({
      sockets: [new Socket(url)],
      uri: `sip:${user}@${domain}`,
      password,
      register: false,
      register_expires: registrationS,
      session_timers: false,
      user_agent: 'JsSIP',
    });
    this.#listen();
  }

  /** Opens the WebSocket; settles when it is open. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#agent.once('connected', () => resolve());
      this.#agent.start();
    });
  }

  stop(): void {
    this.#agent.stop();
  }

  /** @param password another one than the right one, to be refused */
  register(password = this.#parts.password): void {
    this.#agent.set('password', password);
    this.#parts.tell({ registration: 'asked' });
    this.#parts.see('register()');
    this.#agent.register();
  }

  unregister(): void {
    this.#parts.see('unregister()');
    this.#agent.unregister();
  }

  /** @param stream what is sent; null: only a data channel is offered */
  call(target: string, stream: MediaStream | null): void {
    if (this.#session !== null) return;
    this.#agent.set('password', this.#parts.password);
    this.#parts.see(`call('sip:${target}@${this.#parts.domain}')`);
    const session = this.#agent.call(`sip:${target}@${this.#parts.domain}`, {
      ...noMedia,
      ...(stream === null ? {} : { mediaStream: stream }),
      eventHandlers: {
        peerconnection: ({ peerconnection }: { readonly peerconnection: RTCPeerConnection }) => {
          this.#watch(peerconnection);
          this.#use(peerconnection.createDataChannel('chat'));
        },
      },
    });
    this.#take(session, target);
    this.#parts.tell({ call: 'calling', peer: target });
  }

  answer(): void {
    const session = this.#session;
    if (session === null) return;
    session.once('peerconnection', ({ peerconnection }) => {
      this.#watch(peerconnection);
      peerconnection.addEventListener('datachannel', ({ channel }: RTCDataChannelEvent) =>
        this.#use(channel),
      );
    });
    this.#parts.see('answer()');
    session.answer(noMedia);
  }

  /** Ends the call: CANCEL, BYE or a refusal, as its state asks for. */
  terminate(): void {
    this.#parts.see('terminate()');
    this.#session?.terminate();
  }

  say(text: string): void {
    this.#parts.see(`send(${JSON.stringify(text)})`);
    this.#channel?.send(text);
  }

  #listen(): void {
    const { tell, see } = this.#parts;
    this.#agent.on('disconnected', () => see('disconnected'));
    this.#agent.on('registered', () => {
      tell({ registration: 'registered' });
      see('registered');
    });
    this.#agent.on('unregistered', () => {
      tell({ registration: 'not registered' });
      see('unregistered');
    });
    this.#agent.on('registrationFailed', ({ cause }) => {
      tell({ registration: 'refused' });
      see(`registrationFailed: ${String(cause)}`);
    });
    this.#agent.on(
      'newRTCSession',
      ({ originator, session }: { readonly originator: string; readonly session: RTCSession }) => {
        if (originator !== 'remote') return;
        if (this.#session !== null) {
          session.terminate({ status_code: 486 });
          return;
        }
        const peer = session.remote_identity.uri.user;
        this.#take(session, peer);
        tell({ call: 'incoming', peer });
        see(`newRTCSession from ${peer}`);
      },
    );
  }

  #take(session: RTCSession, peer: string): void {
    const { tell, see } = this.#parts;
    this.#session = session;
    session.on('progress', () => {
      if (session.direction === 'outgoing') tell({ call: 'ringing' });
      see('progress');
    });
    session.on('confirmed', () => {
      tell({ call: 'answered', peer });
      see('confirmed');
    });
    session.on('failed', ({ cause }) => this.#over(`failed: ${cause}`));
    session.on('ended', ({ cause }) => this.#over(`ended: ${cause}`));
  }

  #over(words: string): void {
    this.#session = null;
    this.#channel = null;
    this.#parts.show(null);
    this.#parts.tell({ call: 'none', peer: '', connection: null, channel: false });
    this.#parts.see(words);
  }

  #watch(connection: RTCPeerConnection): void {
    connection.addEventListener('connectionstatechange', () => {
      if (this.#session === null) return;
      this.#parts.tell({ connection: connection.connectionState });
      this.#parts.see(`connectionState ${connection.connectionState}`);
    });
    connection.addEventListener('track', ({ track }) => {
      this.#parts.show(new MediaStream([track]));
    });
  }

  #use(channel: RTCDataChannel): void {
    const { tell, see } = this.#parts;
    this.#channel = channel;
    channel.addEventListener('open', () => {
      tell({ channel: true });
      see(`data channel ${channel.label} is open`);
    });
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      see(`message ${JSON.stringify(typeof data === 'string' ? data : 'bytes')}`);
    });
    channel.addEventListener('close', () => tell({ channel: false }));
  }
}
