/** A call of Alice with Carol, both in this page, over a signaling server that may be Mallory's. */
import type { FromMallory, ToMallory } from '@wireside/labs-server/wire/mallory-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { gatheredDescription } from '../webrtc/gathered-description.ts';
import { fingerprintOf, shortCode } from './fingerprints.ts';
import type { MalloryReport, SaidMessage, SideReport } from './mallory-report.ts';

type Side = 'alice' | 'carol';

const connectPatienceMs = 15_000;
/** Messages that are shown; older ones go. */
const maxSaid = 30;

const noPath = 'The two found no path to each other. Run it again.';

export class MalloryCall {
  readonly #lab: LabApi;
  readonly #tell: (report: MalloryReport) => void;
  readonly #alice = new RTCPeerConnection();
  readonly #carol = new RTCPeerConnection();
  readonly #channels: Partial<Record<Side, RTCDataChannel>> = {};
  /** A connection is there before its data channel is open. */
  readonly #open: Record<Side, PromiseWithResolvers<void>> = {
    alice: Promise.withResolvers(),
    carol: Promise.withResolvers(),
  };
  readonly #answers: ((message: FromMallory) => void)[] = [];
  readonly #socket: WebSocket;
  /** Rejects when the server has ended the call, or closed the socket. */
  readonly #gone = Promise.withResolvers<never>();
  #report: MalloryReport;

  constructor(lab: LabApi, server: string, tell: (report: MalloryReport) => void) {
    this.#lab = lab;
    this.#tell = tell;
    this.#report = { server, alice: null, carol: null, said: [], isMallory: null };
    const url = lab.url('/mallory/signaling', { server });
    this.#socket = new WebSocket(url.replace(/^http/, 'ws'));
    this.#socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)) as FromMallory);
    this.#gone.promise.catch(() => undefined);
    this.#socket.onclose = () =>
      this.#gone.reject(new Error('The lab server has closed the signaling. Call again.'));
    this.#take('alice', this.#alice.createDataChannel('chat'));
    this.#carol.ondatachannel = ({ channel }) => this.#take('carol', channel);
  }

  /** Connects, and stays until the run is stopped. */
  async run(): Promise<void> {
    this.#say({});
    try {
      await this.#opened();
      const offer = await gatheredDescription(this.#lab, this.#alice);
      const forCarol = await this.#ask({ type: 'offer', sdp: offer });
      await this.#carol.setRemoteDescription({ type: 'offer', sdp: forCarol });
      const answer = await gatheredDescription(this.#lab, this.#carol);
      const forAlice = await this.#ask({ type: 'answer', sdp: answer });
      await this.#alice.setRemoteDescription({ type: 'answer', sdp: forAlice });
      await this.#connected();
      const alice = await sideOf(this.#alice);
      this.#say({ alice, carol: await sideOf(this.#carol) });
      await Promise.race([
        new Promise<void>((resolve) => this.#lab.onStop(resolve)),
        this.#gone.promise,
      ]);
    } finally {
      this.#socket.close();
      this.#alice.close();
      this.#carol.close();
    }
  }

  send(from: Side, text: string): void {
    const channel = this.#channels[from];
    if (channel?.readyState === 'open') channel.send(text);
  }

  /** Asks the server who it is. */
  reveal(): void {
    this.#post({ type: 'reveal' });
  }

  #take(side: Side, channel: RTCDataChannel): void {
    this.#channels[side] = channel;
    const { resolve } = this.#open[side];
    if (channel.readyState === 'open') resolve();
    else channel.onopen = () => resolve();
    const from = side === 'alice' ? 'carol' : 'alice';
    channel.onmessage = ({ data }) => this.#hear({ from, text: String(data) });
  }

  #hear(message: SaidMessage): void {
    this.#say({ said: [...this.#report.said, message].slice(-maxSaid) });
  }

  #say(news: Partial<MalloryReport>): void {
    this.#report = { ...this.#report, ...news };
    this.#tell(this.#report);
  }

  #receive(message: FromMallory): void {
    if (message.type === 'overheard') {
      const text = message.text ?? `${message.byteLength} bytes`;
      this.#hear({ from: 'mallory', text });
    } else if (message.type === 'revealed') {
      this.#say({ isMallory: message.mallory ? 'yes' : 'no' });
    } else if (message.type === 'error' && message.code === 'call-over') {
      this.#gone.reject(new Error(message.detail));
    } else this.#answers.shift()?.(message);
  }

  #post(message: ToMallory): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #ask(message: ToMallory): Promise<string> {
    const answer = new Promise<string>((resolve, reject) => {
      this.#answers.push((told) => {
        if (told.type === 'error') reject(new Error(told.detail));
        else if ('sdp' in told) resolve(told.sdp);
      });
    });
    this.#post(message);
    return Promise.race([answer, this.#gone.promise, stopped(this.#lab)]);
  }

  #opened(): Promise<void> {
    const opened = new Promise<void>((resolve, reject) => {
      this.#socket.onopen = () => resolve();
      this.#socket.onerror = () => reject(new Error('The lab server has not taken the call.'));
    });
    return Promise.race([opened, this.#gone.promise, stopped(this.#lab)]);
  }

  async #connected(): Promise<void> {
    const open = [this.#alice, this.#carol].map(
      (connection) =>
        new Promise<void>((resolve, reject) => {
          const look = (): void => {
            if (connection.connectionState === 'connected') resolve();
            if (connection.connectionState === 'failed') reject(new Error(noPath));
          };
          connection.addEventListener('connectionstatechange', look);
          look();
        }),
    );
    const late = this.#lab.sleep(connectPatienceMs).then(() => {
      throw new Error(noPath);
    });
    const { alice, carol } = this.#open;
    const ready = Promise.all([...open, alice.promise, carol.promise]);
    await Promise.race([ready, late, this.#gone.promise]);
  }
}

/** Rejects when the run is stopped. */
function stopped(lab: LabApi): Promise<never> {
  return new Promise((_, reject) => lab.onStop(() => reject(lab.signal.reason)));
}

async function sideOf(connection: RTCPeerConnection): Promise<SideReport> {
  const own = fingerprintOf(connection.localDescription?.sdp ?? '') ?? '';
  const got = fingerprintOf(connection.remoteDescription?.sdp ?? '') ?? '';
  return { own, got, code: await shortCode(own, got, sha256) };
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
