/** Keeps what passed, in order: a message that leaves this page and comes back into it is one step. */
import type { RoomMessage, RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { type Step, wordsOf } from './signaling-report.ts';

/** So many steps are kept and drawn. */
export const maxSteps = 200;

export class StepRecorder {
  #steps: readonly Step[] = [];
  #messages = 0;
  readonly #nowMs: () => number;
  readonly #onChange: (steps: readonly Step[]) => void;

  constructor(nowMs: () => number, onChange: (steps: readonly Step[]) => void) {
    this.#nowMs = nowMs;
    this.#onChange = onChange;
  }

  /** Messages of signaling so far, of both sides; notices of the room are none. */
  get messages(): number {
    return this.#messages;
  }

  /** A request to the server that is no message. */
  asked(from: RoomPeerName, text: string): void {
    this.#add({ kind: 'room', from, text, message: null, sent: true, received: false });
  }

  sent(from: RoomPeerName, message: RoomMessage): void {
    this.#count(message);
    this.#add({
      kind: 'message',
      from,
      text: wordsOf(message),
      message,
      sent: true,
      received: false,
    });
  }

  received(from: RoomPeerName, message: RoomMessage): void {
    if (this.#arrived('message', from, JSON.stringify(message))) return;
    this.#count(message);
    this.#add({
      kind: 'message',
      from,
      text: wordsOf(message),
      message,
      sent: false,
      received: true,
    });
  }

  /** The data channel is open. */
  opened(): void {
    const text = 'data channel open';
    this.#add({ kind: 'open', from: 'A', text, message: null, sent: true, received: true });
  }

  /** What one peer said to the other without the server. */
  said(from: RoomPeerName, text: string): void {
    this.#add({ kind: 'direct', from, text, message: null, sent: true, received: false });
  }

  heard(from: RoomPeerName, text: string): void {
    if (this.#arrived('direct', from, text)) return;
    this.#add({ kind: 'direct', from, text, message: null, sent: false, received: true });
  }

  /** Marks the oldest step that left and has not come yet. */
  #arrived(kind: Step['kind'], from: RoomPeerName, what: string): boolean {
    const at = this.#steps.findIndex(
      (step) =>
        step.kind === kind &&
        step.from === from &&
        !step.received &&
        (step.message === null ? step.text : JSON.stringify(step.message)) === what,
    );
    const step = this.#steps[at];
    if (step === undefined) return false;
    this.#change(this.#steps.with(at, { ...step, received: true }));
    return true;
  }

  #count({ type }: RoomMessage): void {
    if (type !== 'hello' && type !== 'refused') this.#messages += 1;
  }

  #add(step: Omit<Step, 'atMs'>): void {
    const added = { atMs: Math.round(this.#nowMs()), ...step };
    this.#change([...this.#steps, added].slice(-maxSteps));
  }

  #change(steps: readonly Step[]): void {
    this.#steps = steps;
    this.#onChange(steps);
  }
}
