/** Two connections of one page that play Alice and Bob: every press is a real call. Signaling is a variable of the page. */
import type { CallId } from './jsep-calls.ts';
import { refusalOf, withEntry, withOutcome, type LogEntry, type NewEntry } from './jsep-log.ts';
import { JsepPeer, type PeerView } from './jsep-peer.ts';
import { otherPeer, peerNames, type PeerName } from './peer-name.ts';
import { statesOf, type Connection } from './peer-states.ts';
import { prepareCall, type CallWorld } from './press-call.ts';

export interface JsepView {
  readonly peers: Readonly<Record<PeerName, PeerView>>;
  readonly log: readonly LogEntry[];
}

export interface JsepWorld {
  createConnection(): Connection;
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>;
  onChange(view: JsepView): void;
}

/** Without a network Chromium gathers for ever: then what is there is sent. */
const longestGatheringMs = 3_000;

export class JsepSession {
  readonly #world: JsepWorld;
  /** Candidates travel by themselves; else a description waits until it holds all of them. */
  readonly #trickle: boolean;
  readonly #beganAt: number;
  readonly #peers: Readonly<Record<PeerName, JsepPeer>>;
  readonly #variables = new Map<string, number>();
  #log: LogEntry[] = [];
  #ended = false;

  constructor(world: JsepWorld, { trickle }: { readonly trickle: boolean }) {
    this.#world = world;
    this.#trickle = trickle;
    this.#beganAt = world.now();
    const [Alice, Bob] = peerNames.map((name) => new JsepPeer(name, world.createConnection()));
    if (Alice === undefined || Bob === undefined) throw new Error('a session has two peers');
    this.#peers = { Alice, Bob };
    for (const peer of [Alice, Bob]) this.#listen(peer);
    const channel = Alice.connection.createDataChannel('chat');
    channel.addEventListener('open', () => this.#event('Alice', 'open: the data channel "chat"'));
  }

  view(): JsepView {
    const { Alice, Bob } = this.#peers;
    return { peers: { Alice: Alice.view(), Bob: Bob.view() }, log: this.#log };
  }

  /** Calls, and resolves when the call is over, whether it was refused or not. */
  async press(name: PeerName, call: CallId): Promise<void> {
    const peer = this.#peers[name];
    const { code, run } = prepareCall(call, peer, this.#calls);
    const held = call === 'setRemote' ? peer.received : peer.created;
    const description = held?.description.type ?? null;
    const before = statesOf(peer.connection);
    const number = this.#note({
      kind: 'call',
      peer: name,
      call,
      code,
      outcome: 'pending',
      before,
      description,
    });
    try {
      await run();
      this.#log = withOutcome(this.#log, number, 'done');
    } catch (thrown) {
      this.#log = withOutcome(this.#log, number, refusalOf(thrown));
    }
    this.#change();
  }

  /** Closes both connections without a word in the log. */
  end(): void {
    this.#ended = true;
    for (const name of peerNames) this.#peers[name].connection.close();
  }

  readonly #calls: CallWorld = {
    newVariable: (stem) => {
      const count = (this.#variables.get(stem) ?? 0) + 1;
      this.#variables.set(stem, count);
      return `${stem}${count}`;
    },
    send: async (peer, variable) => {
      if (peer.local === null) throw nothingToSend;
      if (!this.#trickle) await this.#gathered(peer);
      const { localDescription } = peer.connection;
      const whole = localDescription && { type: localDescription.type, sdp: localDescription.sdp };
      const description = (this.#trickle ? peer.local : whole) ?? peer.local;
      this.#peers[otherPeer(peer.name)].received = { variable, description };
      const { type, sdp = '' } = description;
      const what = type === 'rollback' ? 'offer' : type;
      const about = `${sdp.split('\r\n').length - 1} lines · ${sdp.length.toLocaleString('en')} B`;
      this.#note({ kind: 'message', peer: peer.name, what, about });
    },
  };

  async #gathered({ connection, name }: JsepPeer): Promise<void> {
    if (connection.iceGatheringState === 'complete') return;
    const complete = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve();
      });
    });
    await Promise.race([complete, this.#world.wait(longestGatheringMs)]);
    // It may have changed while it was waited for.
    if (statesOf(connection).iceGathering === 'complete') return;
    this.#event(name, 'gathering is not complete after 3 s: what there is, is sent');
  }

  async #watchGathering(peer: JsepPeer): Promise<void> {
    await this.#world.wait(longestGatheringMs);
    peer.isWithoutNetwork = peer.connection.iceGatheringState === 'gathering';
    this.#change();
  }

  #listen(peer: JsepPeer): void {
    const { connection, name } = peer;
    connection.addEventListener('signalingstatechange', () => {
      peer.noteSignalingState();
      this.#event(name, `signalingstatechange: ${connection.signalingState}`);
    });
    connection.addEventListener('icegatheringstatechange', () => {
      this.#event(name, `icegatheringstatechange: ${connection.iceGatheringState}`);
      if (connection.iceGatheringState === 'gathering') void this.#watchGathering(peer);
    });
    connection.addEventListener('iceconnectionstatechange', () =>
      this.#event(name, `iceconnectionstatechange: ${connection.iceConnectionState}`),
    );
    connection.addEventListener('connectionstatechange', () =>
      this.#event(name, `connectionstatechange: ${connection.connectionState}`),
    );
    connection.addEventListener('negotiationneeded', () => this.#event(name, 'negotiationneeded'));
    connection.addEventListener('datachannel', ({ channel }) =>
      this.#event(name, `datachannel: "${channel.label}"`),
    );
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) this.#event(name, 'icecandidate: null, there are no more');
      else this.#found(peer, candidate);
    });
  }

  #found(peer: JsepPeer, candidate: RTCIceCandidate): void {
    // An empty candidate tells the end of one generation.
    if (candidate.candidate === '') return;
    peer.ownCount += 1;
    const about = aboutCandidate(candidate.candidate);
    this.#event(peer.name, `icecandidate: ${about}`);
    if (!this.#trickle) return;
    this.#peers[otherPeer(peer.name)].queue.push(candidate.toJSON());
    this.#note({ kind: 'message', peer: peer.name, what: 'candidate', about });
  }

  #event(peer: PeerName, text: string): void {
    this.#note({ kind: 'event', peer, text });
  }

  #note(entry: NewEntry): number {
    const number = (this.#log.at(-1)?.number ?? 0) + 1;
    this.#log = withEntry(this.#log, entry, this.#world.now() - this.#beganAt);
    this.#change();
    return number;
  }

  #change(): void {
    if (!this.#ended) this.#world.onChange(this.view());
  }
}

const nothingToSend = {
  name: 'Nothing sent',
  message: 'localDescription is null: there is nothing to send yet. (Words of this page.)',
};

/** `host 192.0.2.1:1000`, of a candidate-attribute (RFC 8839 section 5.1). */
export function aboutCandidate(candidate: string): string {
  const [, , , , address = '', port = '', , type = ''] = candidate.split(' ');
  return `${type} ${address.endsWith('.local') ? `${address.slice(0, 8)}….local` : address}:${port}`;
}
