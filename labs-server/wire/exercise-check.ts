/**
 * The contract of an exercise's check. A check is pure: it draws the input of each round, and judges what the
 * lab recorded. It never reads the text of the student's code. `content/exercises/<id>/check.ts` exports one
 * as `check`; only the server loads it.
 */
import type { ByteRange } from './field/field.ts';

/** One event that a student's event stream has to produce (HTML section 9.2). */
export interface StreamEvent {
  /** The event's type; `message` is the default type and needs no `event` field. */
  readonly type: string;
  /** The event's data: may be empty, and may hold several lines parted by LF. Never holds a CR. */
  readonly data: string;
  /** `null` keeps the last event ID as it is, `''` clears it, any other text sets it. */
  readonly id: string | null;
}

/** One event as a parser of event streams dispatched it. */
export interface DispatchedEvent {
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
}

/** The same event, with the bytes of the body that made it: from its first line up to its blank line. */
export interface DecodedEvent extends DispatchedEvent {
  readonly byteRange: ByteRange;
}

/** What the lab knows of a round in which the student wrote an event stream. */
export interface EventStreamEvidence {
  /** The text that the lab served as the body, byte for byte in UTF-8. */
  readonly body: string;
  /** What the server's own decoder dispatched from these bytes. It decides. */
  readonly decoded: readonly DecodedEvent[];
  /** What EventSource reported from the student's page; `null` when no report came. */
  readonly reported: readonly DispatchedEvent[] | null;
}

/** What the lab collects for each round, by the kind that a check asks for. */
export interface EvidenceByKind {
  readonly 'event-stream': EventStreamEvidence;
}

export type EvidenceKind = keyof EvidenceByKind;

/** Why a round has no evidence: the student's code failed, or the lab lost a part of the record. */
export interface RoundFailure {
  readonly cause: 'threw' | 'wrong-type-of-answer' | 'timed-out' | 'too-large' | 'evidence-gap';
  /** One sentence for the student; for `threw` the error's own message. */
  readonly detail: string;
}

/** One call of the student's function, and what came of it. */
export interface Round<Input, Evidence> {
  /** 1, 2, 3 ... */
  readonly number: number;
  readonly input: Input;
  readonly outcome: { readonly evidence: Evidence } | { readonly failure: RoundFailure };
}

/** `not-judged` means: the evidence is not whole, run again. It is never the student's fault. */
export type Verdict = 'right' | 'wrong' | 'not-judged';

/** The first place that differs. */
export interface FeedbackPlace {
  /** Number of the round. */
  readonly round: number;
  /** Position of the event in the round's input, from 0. */
  readonly eventIndex?: number;
  /** Bytes in the body that the student wrote, as `[start, end)`. */
  readonly byteRange?: ByteRange;
}

export interface Feedback {
  /** Stable id in kebab-case. `exercise.mdx` holds the advice for it, and a `wrong-*.ts` names it. */
  readonly id: string;
  /** What was observed: "Round 2, event 3: expected data "a", got "b"". */
  readonly message: string;
  readonly at?: FeedbackPlace;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Empty when the verdict is `right`. The first entry is the one to act on. */
  readonly feedback: readonly Feedback[];
}

/** What a round's input is drawn from. The same seed and nonce give the same input. */
export interface Draw {
  /** A random number in [0, 1). */
  random(): number;
  /** Unguessable text of this attempt, at most 32 characters of `[A-Za-z0-9_-]`. */
  readonly nonce: string;
  /** Number of the round, from 1. */
  readonly round: number;
}

export interface ExerciseCheck<Kind extends EvidenceKind, Input> {
  /** Also the folder's name in `content/exercises`. */
  readonly id: string;
  readonly evidence: Kind;
  /** The name under which the student's file exports the function. It is called once per round, with the input. */
  readonly exportName: string;
  readonly rounds: number;
  drawInput(draw: Draw): Input;
  /** `rounds` are in order; never throws. */
  judge(rounds: readonly Round<Input, EvidenceByKind[Kind]>[]): Judgement;
}
