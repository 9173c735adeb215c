/** One side of a call in a room: what comes by its link goes to its peer connection, and back. A calls, B answers. */
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import type { RoomEntry, RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import type { CallEvents, CallPeer } from '../webrtc/call-peer.ts';
import type { LinkListener, SignalingLink } from './signaling-link.ts';
import type { StepRecorder } from './step-recorder.ts';

export interface SideWorld {
  readonly recorder: Pick<StepRecorder, 'sent' | 'received' | 'heard' | 'said'>;
  makePeer(name: RoomPeerName, events: CallEvents): CallPeer;
  /** The connection is being made. */
  onCalling(name: RoomPeerName): void;
  onOpen(name: RoomPeerName): void;
  onStream(name: RoomPeerName, stream: MediaStream | null): void;
  /** The other has left the room. */
  onBye(name: RoomPeerName, reason: string): void;
  /** Worth a sentence. */
  onNotice(sentence: string): void;
  onLinkOver(sentence: string): void;
}

export class CallSide {
  readonly name: RoomPeerName;
  readonly #world: SideWorld;
  readonly #link: SignalingLink;
  #peer: CallPeer | null = null;

  constructor(
    name: RoomPeerName,
    openLink: (listener: LinkListener) => SignalingLink,
    world: SideWorld,
  ) {
    this.name = name;
    this.#world = world;
    this.#link = openLink({
      onEntry: (entry) => this.#take(entry),
      onProblem: (sentence) => world.onNotice(sentence),
      onLost: () => world.onNotice(lost),
      onBack: () => world.onNotice(back),
      onOver: (sentence) => world.onLinkOver(sentence),
    });
  }

  /** Makes the offer. */
  call(): void {
    this.#makePeer().call();
  }

  /** False while there is no open channel. */
  say(text: string): boolean {
    if (this.#peer?.say(text) !== true) return false;
    this.#world.recorder.said(this.name, text);
    return true;
  }

  leave(reason: string): void {
    this.#hangUp();
    this.#link.leave(reason);
  }

  #take({ from, message }: RoomEntry): void {
    this.#world.recorder.received(from, message);
    switch (message.type) {
      case 'hello':
        if (this.name === 'A') this.call();
        return;
      case 'bye':
        this.#hangUp();
        return this.#world.onBye(this.name, message.reason);
      case 'refused':
        return this.#world.onNotice(`Bob sends no checks to one candidate: ${message.reason}`);
      case 'offer':
        this.#makePeer();
    }
    this.#peer?.receive(message);
  }

  #send(message: SignalingMessage): void {
    this.#world.recorder.sent(this.name, message);
    this.#link.send(message);
  }

  #makePeer(): CallPeer {
    this.#hangUp();
    const { name } = this;
    const world = this.#world;
    world.onCalling(name);
    this.#peer = world.makePeer(name, {
      send: (message) => this.#send(message),
      onOpen: () => world.onOpen(name),
      onText: (text) => world.recorder.heard(name === 'A' ? 'B' : 'A', text),
      onStream: (stream) => world.onStream(name, stream),
      onState: (state) => {
        if (state === 'failed') world.onNotice(noPath);
        if (state === 'disconnected') world.onNotice(quiet);
      },
      onNoCandidate: () => world.onNotice(noCandidate),
      onError: (sentence) => world.onNotice(sentence),
    });
    return this.#peer;
  }

  #hangUp(): void {
    if (this.#peer === null) return;
    this.#peer.close();
    this.#peer = null;
    this.#world.onStream(this.name, null);
  }
}

const lost = 'The signaling server does not answer: the page tries again by itself.';
const back = 'The signaling server answers again; nothing was lost.';
const noPath =
  'Signaling worked, but no pair of candidates did: between these two networks there is no direct path. A TURN server would relay.';
const quiet = 'The other side has become silent: its page may be gone, or its network.';
export const noCandidate =
  'This machine has no candidate: no network interface is up, so there is no address that the other side could use. Connect to a network, even one without internet, and call again; or look at the recorded run.';
