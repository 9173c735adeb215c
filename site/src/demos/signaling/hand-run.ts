/** A call whose signaling is carried by hand: each side says one text, with all its candidates, and takes one. */
import { readSignalingMessage } from '@wireside/labs-server/wire/read-signaling-message.ts';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { CallPeer } from '../webrtc/call-peer.ts';
import { noCandidate } from './call-side.ts';
import { nothingCalled, type SignalingReport } from './signaling-report.ts';
import type { RunWorld } from './signaling-run.ts';
import { StepRecorder } from './step-recorder.ts';

/** What one side has to give and to take. */
export interface HandBox {
  readonly side: RoomPeerName;
  /** To be carried to the other side; null while there is none yet. */
  readonly out: string | null;
  readonly wants: 'offer' | 'answer' | null;
  /** What is wrong with what was pasted. */
  readonly problem: string | null;
}

export interface HandSetting {
  /** The sides that this page has. */
  readonly sides: readonly RoomPeerName[];
}

export type HandWorld = Pick<RunWorld, 'makePeer' | 'tell' | 'onStream' | 'onTime'> & {
  onBoxes(boxes: readonly HandBox[]): void;
};

export class HandRun {
  readonly #lab: LabApi;
  readonly #world: HandWorld;
  readonly #recorder: StepRecorder;
  readonly #peers = new Map<RoomPeerName, CallPeer>();
  #boxes: readonly HandBox[];
  #report: SignalingReport;
  #callingAtMs = 0;

  constructor(lab: LabApi, { sides }: HandSetting, world: HandWorld) {
    this.#lab = lab;
    this.#world = world;
    this.#recorder = new StepRecorder(
      () => lab.now(),
      (steps) => this.#tell({ steps }),
    );
    const [only] = sides;
    this.#report = {
      ...nothingCalled,
      way: 'copy-and-paste',
      other: sides.length === 2 ? 'here' : 'code',
      me: sides.length === 2 ? null : (only ?? 'A'),
      phase: 'connecting',
    };
    this.#boxes = sides.map((side) => ({
      side,
      out: null,
      wants: side === 'A' ? 'answer' : 'offer',
      problem: null,
    }));
  }

  /** Resolves when it is stopped. */
  async run(): Promise<void> {
    this.#tell({});
    this.#world.onBoxes(this.#boxes);
    this.#callingAtMs = this.#lab.now();
    const over = new Promise<void>((resolve) => this.#lab.onStop(resolve));
    if (this.#boxes.some(({ side }) => side === 'A')) this.#peerOf('A').call();
    await over;
    for (const peer of this.#peers.values()) peer.close();
    this.#world.onBoxes([]);
    this.#tell({ phase: 'over' });
  }

  /** Takes what was carried to `side`. */
  paste(side: RoomPeerName, text: string): void {
    const wants = this.#boxes.find((box) => box.side === side)?.wants ?? null;
    if (wants === null || text.trim() === '') return;
    const reading = readSignalingMessage(text.trim());
    if (!reading.ok) return this.#change(side, { problem: reading.detail });
    const { message } = reading;
    if (message.type !== wants) {
      const problem = `This is ${message.type === 'offer' ? 'an' : 'the'} ${message.type}, and this side waits for the ${wants}.`;
      return this.#change(side, { problem });
    }
    this.#change(side, { problem: null, wants: null });
    this.#recorder.received(side === 'A' ? 'B' : 'A', message);
    this.#peerOf(side).receive(message);
  }

  say(text: string, from: RoomPeerName): boolean {
    const name = this.#peers.has(from) ? from : (this.#report.me ?? 'A');
    if (this.#peers.get(name)?.say(text) !== true) return false;
    this.#recorder.said(name, text);
    return true;
  }

  #peerOf(side: RoomPeerName): CallPeer {
    const known = this.#peers.get(side);
    if (known !== undefined) return known;
    const peer = this.#world.makePeer(side, {
      send: (message) => {
        this.#recorder.sent(side, message);
        this.#change(side, { out: JSON.stringify(message) });
      },
      onOpen: () => this.#opened(),
      onText: (text) => this.#recorder.heard(side === 'A' ? 'B' : 'A', text),
      onStream: (stream) => this.#world.onStream(side, stream),
      onState: (state) => {
        if (state === 'failed') this.#notice(failed);
      },
      onNoCandidate: () => this.#notice(noCandidate),
      onError: (sentence) => this.#notice(sentence),
    });
    this.#peers.set(side, peer);
    return peer;
  }

  #opened(): void {
    if (this.#report.phase !== 'connecting') return;
    this.#recorder.opened();
    this.#tell({ phase: 'connected' });
    const { way, other } = this.#report;
    const connectMs = Math.round(this.#lab.now() - this.#callingAtMs);
    this.#world.onTime({ way, other, messages: this.#recorder.messages, connectMs });
  }

  #change(side: RoomPeerName, change: Partial<HandBox>): void {
    this.#boxes = this.#boxes.map((box) => (box.side === side ? { ...box, ...change } : box));
    this.#world.onBoxes(this.#boxes);
  }

  #notice(sentence: string): void {
    if (this.#report.notices.includes(sentence)) return;
    this.#tell({ notices: [...this.#report.notices, sentence] });
  }

  #tell(change: Partial<SignalingReport>): void {
    this.#report = { ...this.#report, ...change };
    this.#world.tell(this.#report);
  }
}

const failed =
  'No pair of candidates works. What was carried by hand grows old: make a new offer, and carry it at once.';
