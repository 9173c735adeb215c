/** Who negotiates by itself: the pattern called perfect negotiation (WebRTC section 10.7), and code without it. */
import { refusalOf } from './jsep-log.ts';
import type { PeerName } from './peer-name.ts';

/** `plain` is code without the pattern: it answers every offer, whatever its own state. */
export type Manner = 'polite' | 'impolite' | 'plain';

export interface SignalingContent {
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
}

export interface NegotiatorLine {
  readonly kind: 'event' | 'call' | 'sends' | 'gets' | 'decides' | 'refused';
  readonly text: string;
}

export type NegotiatingConnection = Pick<
  RTCPeerConnection,
  | 'createOffer'
  | 'createAnswer'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
  | 'localDescription'
  | 'signalingState'
  | 'addEventListener'
>;

interface Options {
  readonly peer: PeerName;
  readonly manner: Manner;
  readonly connection: NegotiatingConnection;
  readonly send: (content: SignalingContent) => void;
  readonly note: (line: NegotiatorLine) => void;
}

export class Negotiator {
  readonly #options: Options;
  #makingOffer = false;
  #ignoreOffer = false;
  #isSettingRemoteAnswer = false;

  constructor(options: Options) {
    this.#options = options;
    const { connection, send } = options;
    connection.addEventListener('negotiationneeded', () => void this.#offer());
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') send({ candidate: candidate.toJSON() });
    });
  }

  /** A message of signaling has arrived. Whatever goes wrong is noted. */
  async receive({ description, candidate }: SignalingContent): Promise<void> {
    try {
      if (description !== undefined) await this.#describe(description);
      else if (candidate !== undefined) await this.#candidate(candidate);
    } catch (thrown) {
      const { name, message } = refusalOf(thrown);
      this.#note('refused', `${name}: ${message}`);
    }
  }

  async #offer(): Promise<void> {
    this.#note('event', 'negotiationneeded');
    try {
      this.#makingOffer = true;
      await this.#setLocal();
    } catch (thrown) {
      const { name, message } = refusalOf(thrown);
      this.#note('refused', `${name}: ${message}`);
    } finally {
      this.#makingOffer = false;
    }
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<void> {
    const { connection, manner } = this.#options;
    this.#note('gets', description.type);
    const isOffer = description.type === 'offer';
    if (manner !== 'plain' && this.#collides(isOffer)) return;
    this.#isSettingRemoteAnswer = description.type === 'answer';
    const rollsBack = isOffer && connection.signalingState === 'have-local-offer';
    this.#note('call', `setRemoteDescription(${description.type})`);
    try {
      await connection.setRemoteDescription(description);
    } finally {
      this.#isSettingRemoteAnswer = false;
    }
    this.#note(
      'event',
      `signalingState: ${connection.signalingState}${rollsBack ? '; its own offer was rolled back' : ''}`,
    );
    if (isOffer) await this.#setLocal();
  }

  /** True where the offer is ignored. */
  #collides(isOffer: boolean): boolean {
    const { connection, manner } = this.#options;
    const isStable = connection.signalingState === 'stable' || this.#isSettingRemoteAnswer;
    const collision = isOffer && (this.#makingOffer || !isStable);
    this.#ignoreOffer = manner === 'impolite' && collision;
    if (!collision) return false;
    this.#note(
      'decides',
      this.#ignoreOffer
        ? 'a collision, and it is impolite: the offer is ignored'
        : 'a collision, and it is polite: it gives way',
    );
    return this.#ignoreOffer;
  }

  async #setLocal(): Promise<void> {
    const { connection, send } = this.#options;
    this.#note('call', 'setLocalDescription()');
    await connection.setLocalDescription();
    const { localDescription } = connection;
    this.#note('event', `signalingState: ${connection.signalingState}`);
    if (localDescription === null) return;
    const { type, sdp } = localDescription;
    this.#note('sends', type);
    send({ description: { type, sdp } });
  }

  async #candidate(candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await this.#options.connection.addIceCandidate(candidate);
    } catch (thrown) {
      // Candidates of an offer that was ignored belong to nothing.
      if (!this.#ignoreOffer) throw thrown;
    }
  }

  #note(kind: NegotiatorLine['kind'], text: string): void {
    this.#options.note({ kind, text });
  }
}
