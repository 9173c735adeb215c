/** One call with Bob. */
import type { RTCPeerConnection } from 'werift';
import type { PeerStatus } from '../../wire/peer-status.ts';
import type { SignaledCandidate } from '../../wire/signaling-message.ts';
import type { Clock } from '../labs/lab.ts';
import type { LabPeer, PeerEvents } from '../labs/lab-peer.ts';
import { type AllowedAddresses, allowedAddresses } from './allowed-addresses.ts';
import { guardAssociation } from './association-guard.ts';
import type { CallHost } from './call-host.ts';
import type { CallLimit } from './call-limits.ts';
import { CallSockets } from './call-sockets.ts';
import { takeCandidates } from './described-candidates.ts';
import type { Conduct, CreateConduct } from './conduct.ts';
import { type CallLife, createCallLife } from './call-life.ts';
import { HeldEvents } from './held-events.ts';
import { heldExcess } from './held-excess.ts';
import { hookTransports } from './transport-hooks.ts';
import { setLocalDescription } from './local-description.ts';
import { checkDescription, withPeerErrors } from './peer-description.ts';
import { PeerError } from '../labs/lab-peer.ts';
import { OperationsChain } from './operations-chain.ts';
import { createConnection, type StunServer, withoutStun } from './peer-connection.ts';
import { RemoteCandidates } from './remote-candidates.ts';
import type { ResolveName } from './candidate-guard.ts';
import { withSocketsOf } from './udp-sockets.ts';
import { loadWerift, type Werift } from './werift.ts';

export interface BobParts {
  readonly clock: Clock;
  readonly host: CallHost;
  readonly events: Partial<PeerEvents>;
  /** What he does with what comes. */
  readonly createConduct: CreateConduct;
  readonly resolve: ResolveName;
  /** This machine's addresses. */
  readonly ofMachine: readonly string[];
  /** Our own STUN server; null when it does not listen. */
  readonly stunServer: StunServer | null;
  readonly onClose: () => void;
}

export class Bob implements LabPeer {
  readonly #parts: BobParts;
  readonly #events: HeldEvents;
  readonly #addresses: AllowedAddresses;
  readonly #sockets: CallSockets;
  readonly #remote: RemoteCandidates;
  readonly #conduct: Conduct;
  readonly #life: CallLife;
  readonly #offEnd: () => void;
  readonly #operations = new OperationsChain();
  #connection: RTCPeerConnection | null = null;
  #connecting: Promise<[Werift, RTCPeerConnection]> | null = null;
  #closed: Promise<void> | null = null;

  constructor(parts: BobParts) {
    const { host } = parts;
    this.#parts = parts;
    this.#events = new HeldEvents(parts.events);
    this.#addresses = allowedAddresses(host.signaledFrom, parts.ofMachine);
    this.#sockets = new CallSockets(host, this.#addresses, {
      exceeded: (limit) => this.#tooMuch(limit),
      received: () => this.#checkHeld(),
    });
    this.#remote = new RemoteCandidates(this.#addresses, parts.resolve, this.#events);
    this.#conduct = parts.createConduct((limit) => this.#tooMuch(limit));
    this.#life = createCallLife(parts.clock, (reason) => this.#end(reason));
    this.#offEnd = host.whenSessionEnds(() => this.#end('The session is over.'));
  }

  answer(offerSdp: string, { trickle = true } = {}): Promise<string> {
    return this.#negotiate(async (connection) => {
      await this.#applyRemote(connection, 'offer', offerSdp);
      const answer = await connection.createAnswer();
      return this.#describe(connection, answer, trickle);
    });
  }

  offer({ trickle = true }: { readonly trickle?: boolean } = {}): Promise<string> {
    return this.#negotiate(async (connection) => {
      if (connection.sctp === null) this.#conduct.prepareOffer(connection);
      return this.#describe(connection, await connection.createOffer(), trickle);
    });
  }

  acceptAnswer(answerSdp: string): Promise<void> {
    return this.#negotiate((connection) => this.#applyRemote(connection, 'answer', answerSdp));
  }

  addCandidate(candidate: SignaledCandidate | null): Promise<void> {
    return this.#closed === null ? this.#remote.add(candidate) : Promise.resolve();
  }

  get status(): PeerStatus {
    const { media, channels } = this.#conduct;
    const { run } = this.#parts.host;
    return { run, media, channels, ...this.#events.told };
  }

  close(): void {
    this.#end('The call is over.');
  }

  /** Closes, and resolves when all sockets are closed. */
  closed(): Promise<void> {
    this.#end('The lab server ends.');
    return this.#closed ?? Promise.resolve();
  }

  #end(reason: string): void {
    if (this.#closed !== null) return;
    this.#closed = this.#close(reason);
    this.#parts.events.over?.(reason);
  }

  async #close(reason: string): Promise<void> {
    this.#life.end();
    this.#offEnd();
    this.#remote.close();
    try {
      const [, connection] = (await this.#connecting?.catch(() => null)) ?? [];
      await connection?.close();
    } catch {
      // Whatever the library could not close: nothing passes any more.
    }
    this.#sockets.close(reason);
    this.#events.state('closed');
    this.#parts.onClose();
  }

  /** What the library makes meanwhile is this call's. */
  #negotiate<Result>(work: (connection: RTCPeerConnection) => Promise<Result>): Promise<Result> {
    return this.#operations.chain(async () => {
      this.#assertOpen();
      const [werift, connection] = await (this.#connecting ??= this.#connect());
      this.#assertOpen();
      const run = () => withPeerErrors(() => work(connection));
      return withSocketsOf(werift, this.#sockets, run).catch((error: unknown) => {
        // What was closed meanwhile says so, and nothing of its parts.
        this.#assertOpen();
        throw error;
      });
    });
  }

  async #connect(): Promise<[Werift, RTCPeerConnection]> {
    const werift = await loadWerift();
    const { stunServer } = this.#parts;
    const connection = createConnection(werift, this.#addresses.forCandidates, stunServer);
    this.#connection = connection;
    this.#conduct.begin?.(connection);
    connection.onIceCandidate.subscribe((candidate) => this.#events.candidate(candidate));
    connection.connectionStateChange.subscribe((state) => this.#events.state(state));
    connection.onDataChannel.subscribe((channel) => this.#conduct.attachChannel(channel));
    connection.onRemoteTransceiverAdded.subscribe((one) => this.#conduct.attachMedia(one));
    return [werift, connection];
  }

  async #applyRemote(
    connection: RTCPeerConnection,
    type: 'offer' | 'answer',
    description: string,
  ): Promise<void> {
    checkDescription(description);
    const { sdp, candidates, ended } = takeCandidates(description);
    await connection.setRemoteDescription({ type, sdp });
    if (connection.sctp !== null) guardAssociation(connection.sctp);
    this.#remote.attach(connection);
    for (const candidate of candidates) void this.#remote.add(candidate);
    if (ended) void this.#remote.add(null);
  }

  #describe(
    connection: RTCPeerConnection,
    description: Awaited<ReturnType<RTCPeerConnection['createOffer']>>,
    trickle: boolean,
  ): Promise<string> {
    if (this.#parts.stunServer === null) withoutStun(connection);
    this.#life.watch(connection);
    hookTransports(connection, this.#sockets);
    return setLocalDescription(connection, description, { trickle, events: this.#events });
  }

  #assertOpen(): void {
    if (this.#closed === null) return;
    throw new PeerError('call-over', 'This call with Bob is over. Begin another one.');
  }

  #checkHeld(): void {
    const excess = this.#connection && heldExcess(this.#connection, this.#conduct.waitingBytes);
    if (excess !== null) this.#tooMuch(excess);
  }

  #tooMuch({ code, detail }: CallLimit): void {
    this.#parts.host.tellLimit(code, detail);
    this.#end(detail);
  }
}
