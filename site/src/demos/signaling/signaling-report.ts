/** What a call showed, as plain data: what the face draws, and what a trace keeps. */
import { readSignalingMessage } from '@wireside/labs-server/wire/read-signaling-message.ts';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { RoomMessage, RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';

export const ways = ['copy-and-paste', 'websocket', 'sse', 'long-polling'] as const;
export type WayId = (typeof ways)[number];

/** The other side: a second peer in this page, another page by code, Bob in the lab server. */
export const others = ['here', 'code', 'bob'] as const;
export type OtherId = (typeof others)[number];

export const phases = ['idle', 'opening', 'waiting', 'connecting', 'connected', 'over'] as const;
export type Phase = (typeof phases)[number];

/**
 * `room`: a request to the server. `message`: one of signaling. `open`: the peers have a channel of their own.
 * `direct`: on that channel, without the server.
 */
export const stepKinds = ['room', 'message', 'open', 'direct'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One row of the sequence diagram. */
export interface Step {
  /** Milliseconds since the run began. */
  readonly atMs: number;
  readonly kind: StepKind;
  readonly from: RoomPeerName;
  /** A few words: `offer`, `candidate host`, `join K7XPD`. */
  readonly text: string;
  /** What was said; null where `text` says all. */
  readonly message: RoomMessage | null;
  /** It left this page. */
  readonly sent: boolean;
  /** It came to this page. */
  readonly received: boolean;
}

/** How long a way took, once. */
export interface WayTime {
  readonly way: WayId;
  readonly other: OtherId;
  /** Messages of signaling, of both sides. */
  readonly messages: number;
  /** From the beginning of the offer to the open data channel. */
  readonly connectMs: number;
}

export interface SignalingReport {
  readonly way: WayId;
  readonly other: OtherId;
  readonly phase: Phase;
  /** Who this page is; null: both. */
  readonly me: RoomPeerName | null;
  readonly code: string | null;
  /** Sentences about what went wrong or is worth knowing, the newest last. */
  readonly notices: readonly string[];
  readonly steps: readonly Step[];
}

export const nothingCalled: SignalingReport = {
  way: 'websocket',
  other: 'here',
  phase: 'idle',
  me: null,
  code: null,
  notices: [],
  steps: [],
};

/** A few words for a message. */
export function wordsOf(message: RoomMessage): string {
  switch (message.type) {
    case 'candidate':
      return message.candidate === null
        ? 'end of candidates'
        : `candidate ${candidateType(message.candidate.candidate)}`;
    case 'refused':
      return `refused ${candidateType(message.candidate)}`;
    case 'hello':
      return message.kind === 'bob' ? 'hello, Bob is there' : 'hello';
    default:
      return message.type;
  }
}

/** The type of a candidate: host, srflx, prflx or relay (RFC 8839 section 5.1). */
export function candidateType(line: string): string {
  return / typ (\w+)/.exec(line)?.[1] ?? '';
}

/** Reads a report that a trace keeps. */
export const readSignalingReport: FaceReader<SignalingReport> = (value) => ({
  way: oneOf(ways, value['way']),
  other: oneOf(others, value['other']),
  phase: oneOf(phases, value['phase']),
  me: orNull(value['me'], (me) => oneOf(['A', 'B'] as const, me)),
  code: orNull(value['code'], text),
  notices: list(value['notices']).map(text),
  steps: list(value['steps']).map((each) => {
    const step = object(each);
    return {
      atMs: number(step['atMs']),
      kind: oneOf(stepKinds, step['kind']),
      from: oneOf(['A', 'B'] as const, step['from']),
      text: text(step['text']),
      message: orNull(step['message'], messageOf),
      sent: step['sent'] === true,
      received: step['received'] === true,
    };
  }),
});

function messageOf(value: JsonValue | undefined): RoomMessage {
  const message = object(value);
  const type = text(message['type']);
  if (type === 'hello') return { type, kind: oneOf(['page', 'bob'] as const, message['kind']) };
  if (type === 'refused') {
    return { type, candidate: text(message['candidate']), reason: text(message['reason']) };
  }
  const reading = readSignalingMessage(JSON.stringify(message));
  if (reading.ok) return reading.message;
  throw new TypeError(reading.detail);
}
