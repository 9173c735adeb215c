/** A call by a room of the lab server: takes the places, and goes on until Stop. */
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { CallEvents, CallPeer } from '../webrtc/call-peer.ts';
import { CallSide, type SideWorld } from './call-side.ts';
import { addressOf, inviteBob, joinRoom, openRoom, RoomRefusal } from './room-client.ts';
import type { LinkWorld, OpenLink } from './signaling-link.ts';
import {
  nothingCalled,
  type OtherId,
  type SignalingReport,
  type WayId,
  type WayTime,
} from './signaling-report.ts';
import { StepRecorder } from './step-recorder.ts';

export interface SignalingSetting {
  readonly way: WayId;
  readonly other: OtherId;
  /** The code to join; empty opens a room. */
  readonly code: string;
}

export interface RunWorld {
  readonly openLink: OpenLink;
  readonly links: LinkWorld;
  makePeer(name: RoomPeerName, events: CallEvents): CallPeer;
  tell(report: SignalingReport): void;
  onStream(name: RoomPeerName, stream: MediaStream | null): void;
  onTime(time: WayTime): void;
}

const maxNotices = 6;

export class SignalingRun {
  readonly #lab: LabApi;
  readonly #setting: SignalingSetting;
  readonly #world: RunWorld;
  readonly #recorder: StepRecorder;
  readonly #sides: CallSide[] = [];
  #report: SignalingReport;
  #callingAtMs: number | null = null;
  #over: () => void = () => {};

  constructor(lab: LabApi, setting: SignalingSetting, world: RunWorld) {
    this.#lab = lab;
    this.#setting = setting;
    this.#world = world;
    this.#report = { ...nothingCalled, way: setting.way, other: setting.other };
    this.#recorder = new StepRecorder(
      () => lab.now(),
      (steps) => this.#tell({ steps }),
    );
  }

  /** Resolves when the call is over, or stopped. */
  async run(): Promise<void> {
    this.#tell({ phase: 'opening' });
    const over = new Promise<void>((resolve) => (this.#over = resolve));
    this.#lab.onStop(() => this.#stop());
    try {
      if (this.#setting.other === 'code') await this.#byCode();
      else await this.#alone();
    } catch (error) {
      if (this.#lab.signal.aborted) return;
      if (!(error instanceof RoomRefusal)) throw error;
      this.#notice(error.message);
      return this.#tell({ phase: 'over' });
    }
    await over;
  }

  /** False while there is no open channel. */
  say(text: string, from: RoomPeerName): boolean {
    const side = this.#sides.find(({ name }) => name === from) ?? this.#sides[0];
    return side?.say(text) ?? false;
  }

  /** With a second peer in this page, or with Bob. */
  async #alone(): Promise<void> {
    const lab = this.#lab;
    const a = await openRoom(lab);
    this.#recorder.asked('A', `open room ${a.code}`);
    this.#tell({ code: a.code, me: this.#setting.other === 'bob' ? 'A' : null });
    const address = addressOf(lab, a);
    this.#add('A', address);
    if (this.#setting.other === 'bob') {
      this.#recorder.asked('A', 'invite Bob');
      return inviteBob(lab, address);
    }
    const b = await joinRoom(lab, a.code);
    this.#recorder.asked('B', `join room ${a.code}`);
    this.#add('B', addressOf(lab, b));
  }

  async #byCode(): Promise<void> {
    const lab = this.#lab;
    const { code } = this.#setting;
    const place = code === '' ? await openRoom(lab) : await joinRoom(lab, code);
    const { name, other } = place;
    this.#recorder.asked(name, `${code === '' ? 'open' : 'join'} room ${place.code}`);
    this.#tell({ code: place.code, me: name, phase: 'waiting' });
    const side = this.#add(name, addressOf(lab, place));
    if (name === 'A' && other !== null) side.call();
  }

  #add(name: RoomPeerName, address: ReturnType<typeof addressOf>): CallSide {
    this.#lab.signal.throwIfAborted();
    const side = new CallSide(
      name,
      (listener) => this.#world.openLink(address, listener, this.#world.links),
      this.#sideWorld(),
    );
    this.#sides.push(side);
    return side;
  }

  #sideWorld(): SideWorld {
    return {
      recorder: this.#recorder,
      makePeer: (name, events) => this.#world.makePeer(name, events),
      onStream: (name, stream) => this.#world.onStream(name, stream),
      onCalling: () => {
        if (this.#report.phase === 'connecting') return;
        this.#callingAtMs = this.#lab.now();
        this.#tell({ phase: 'connecting' });
      },
      onOpen: () => this.#opened(),
      onBye: (_name, reason) => this.#bye(reason),
      onNotice: (sentence) => this.#notice(sentence),
      onLinkOver: (sentence) => this.#linkOver(sentence),
    };
  }

  #opened(): void {
    if (this.#report.phase !== 'connecting' || this.#callingAtMs === null) return;
    const { way, other } = this.#setting;
    const connectMs = Math.round(this.#lab.now() - this.#callingAtMs);
    this.#recorder.opened();
    this.#tell({ phase: 'connected' });
    this.#world.onTime({ way, other, messages: this.#recorder.messages, connectMs });
  }

  #bye(reason: string): void {
    this.#notice(`The other side has left.${reason === '' ? '' : ` ${reason}`}`);
    if (this.#setting.other === 'code') return this.#tell({ phase: 'waiting' });
    this.#end();
  }

  #linkOver(sentence: string): void {
    this.#notice(sentence);
    if (this.#report.phase !== 'connected') this.#end();
  }

  #stop(): void {
    for (const side of this.#sides) side.leave('The call was ended.');
    this.#end();
  }

  #end(): void {
    if (this.#report.phase !== 'over') this.#tell({ phase: 'over' });
    for (const side of this.#sides.splice(0)) side.leave('The call was ended.');
    this.#over();
  }

  #notice(sentence: string): void {
    const { notices } = this.#report;
    if (notices.at(-1) === sentence) return;
    this.#tell({ notices: [...notices, sentence].slice(-maxNotices) });
  }

  #tell(change: Partial<SignalingReport>): void {
    this.#report = { ...this.#report, ...change };
    this.#world.tell(this.#report);
  }
}
