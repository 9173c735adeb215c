/** A call between two peers of this page, Alice and Bob: a data channel, and two ICE agents to look at. */
import { untilGathered } from '../webrtc/until-gathered.ts';
import { withSample, type ConsentSample } from './consent.ts';
import { IceAgent } from './ice-agent.ts';
import type { IceReport } from './ice-report.ts';
import type { IceSetting } from './ice-setting.ts';
import { offerAndAnswer, SignaledPeer, tellingOf } from './signaled-peer.ts';

/** What a call needs of the world; tests pass fakes. */
export interface CallWorld {
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** Milliseconds since Run. */
  readonly now: () => number;
  readonly sleep: (delayMs: number) => Promise<void>;
}

/** Whoever has not gathered everything by then goes on with what is there. */
const gatheringPatienceMs = 6_000;

export class IceCall {
  readonly alice: IceAgent;
  readonly bob: IceAgent;
  /** Alice's end of the data channel. */
  readonly channel: RTCDataChannel;
  readonly #setting: IceSetting;
  readonly #peers: readonly [SignaledPeer, SignaledPeer];
  readonly #now: () => number;
  #restarts = 0;
  #isOffline = false;
  #consent: readonly ConsentSample[] = [];
  #isClosed = false;

  /** @param onChange something else is known of the call */
  constructor(
    setting: IceSetting,
    iceServers: readonly RTCIceServer[],
    { connect, now, sleep }: CallWorld,
    onChange: () => void,
  ) {
    this.#setting = setting;
    this.#now = now;
    const configuration: RTCConfiguration = {
      iceServers: [...iceServers],
      iceTransportPolicy: setting.policy,
    };
    const tell = (): void => {
      if (!this.#isClosed) onChange();
    };
    this.alice = new IceAgent(connect(configuration), now, tell);
    this.bob = new IceAgent(connect(configuration), now, tell);
    this.channel = this.alice.connection.createDataChannel('ice');
    const { alice, bob } = tellingOf[setting.exchange];
    const gathered = (connection: RTCPeerConnection): Promise<void> =>
      untilGathered(connection, sleep(gatheringPatienceMs));
    const offerer = new SignaledPeer(this.alice.connection, alice, gathered);
    const answerer = new SignaledPeer(this.bob.connection, bob, gathered);
    offerer.passCandidatesTo(answerer);
    answerer.passCandidatesTo(offerer);
    this.#peers = [offerer, answerer];
  }

  get report(): IceReport {
    return {
      setting: this.#setting,
      alice: this.alice.report,
      bob: this.bob.report,
      restarts: this.#restarts,
      isOffline: this.#isOffline,
      consent: this.#consent,
    };
  }

  /** Offers, answers, and begins to gather. */
  start(): Promise<void> {
    return offerAndAnswer(...this.#peers);
  }

  /** New user names and passwords, new candidates; the data goes on by the old pair until a new one is there. */
  async restart(): Promise<void> {
    this.#restarts += 1;
    this.alice.restarted();
    this.bob.restarted();
    this.alice.connection.restartIce();
    await offerAndAnswer(...this.#peers);
  }

  /** Looks at the statistics of both sides once. */
  async measure(): Promise<void> {
    await Promise.all([this.alice.measure(), this.bob.measure()]);
    const selected = this.alice.report.pairs.find(({ isSelected }) => isSelected);
    if (selected === undefined) return;
    const sample = { atMs: this.#now(), sent: selected.consentRequestsSent };
    this.#consent = withSample(this.#consent, sample);
  }

  /** Nobody has gathered anything, although everything may be used: call it when a network would have shown itself. */
  judgeSilence(): void {
    const gathered = this.alice.report.candidates.length + this.bob.report.candidates.length;
    this.#isOffline = this.#setting.policy === 'all' && gathered === 0;
  }

  /** Idempotent; the report stays as it is. */
  close(): void {
    this.#isClosed = true;
    this.alice.connection.close();
    this.bob.connection.close();
  }
}
