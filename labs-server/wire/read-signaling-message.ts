/** Reads what came from another: a `SignalingMessage` and nothing else, or one sentence that says what is wrong. */
import type { SignaledCandidate, SignalingMessage } from './signaling-message.ts';

/** Longest description in UTF-16 code units: Chromium's offer with audio, video and data has some 6,300. */
export const maxSdpCharacters = 48 * 1024;
export const maxCandidateCharacters = 1_024;
export const maxReasonCharacters = 200;
/** Longest message as JSON in UTF-8: the line ends of a description take two bytes more. */
export const maxSignalingBytes = 64 * 1024;

export type SignalingReading =
  | { readonly ok: true; readonly message: SignalingMessage }
  /** One sentence about the value, with the remedy. */
  | { readonly ok: false; readonly detail: string };

class Wrong extends Error {}

/** @param text JSON, from anywhere */
export function readSignalingMessage(text: string): SignalingReading {
  try {
    return { ok: true, message: messageOf(parse(text)) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, detail: error.message };
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong(
      'The message is not JSON. Send one object, such as {"type":"offer","sdp":"v=0..."}.',
    );
  }
}

function messageOf(value: unknown): SignalingMessage {
  const message = objectOf('The message', value);
  switch (message['type']) {
    case 'offer':
    case 'answer':
    case 'pranswer': {
      onlyMembers('The message', message, ['type', 'sdp']);
      return { type: message['type'], sdp: sdpOf(message['sdp']) };
    }
    case 'rollback':
      onlyMembers('The message', message, ['type']);
      return { type: 'rollback' };
    case 'candidate':
      onlyMembers('The message', message, ['type', 'candidate']);
      return { type: 'candidate', candidate: candidateOf(message['candidate']) };
    case 'bye':
      onlyMembers('The message', message, ['type', 'reason']);
      return { type: 'bye', reason: textOf('`reason`', message['reason'], maxReasonCharacters) };
    default:
      throw new Wrong(
        `\`type\` is ${shown(message['type'])}. Give offer, answer, pranswer, rollback, candidate or bye.`,
      );
  }
}

/** RFC 8866 section 5: a description begins with `v=0`. */
function sdpOf(value: unknown): string {
  const sdp = textOf('`sdp`', value, maxSdpCharacters);
  if (/^v=0\r?\n/.test(sdp)) return sdp;
  throw new Wrong('`sdp` does not begin with the line v=0. Give the whole session description.');
}

/** The members of `RTCIceCandidate.toJSON` (WebRTC section 4.8.1). */
function candidateOf(value: unknown): SignaledCandidate | null {
  if (value === null) return null;
  const candidate = objectOf('`candidate`', value);
  const names = ['candidate', 'sdpMid', 'sdpMLineIndex', 'usernameFragment'];
  onlyMembers('`candidate`', candidate, names);
  const line = textOf('`candidate.candidate`', candidate['candidate'], maxCandidateCharacters);
  if (line !== '' && !/^candidate:\S/.test(line)) {
    throw new Wrong(
      '`candidate.candidate` does not begin with "candidate:". Give it as toJSON() has it.',
    );
  }
  return {
    candidate: line,
    sdpMid: textOrNull('`candidate.sdpMid`', candidate['sdpMid'], 64),
    sdpMLineIndex: indexOrNull(candidate['sdpMLineIndex']),
    usernameFragment: textOrNull(
      '`candidate.usernameFragment`',
      candidate['usernameFragment'],
      256,
    ),
  };
}

function objectOf(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new Wrong(`${name} is ${shown(value)}. Give an object.`);
}

function onlyMembers(name: string, value: object, allowed: readonly string[]): void {
  const other = Object.keys(value).find((member) => !allowed.includes(member));
  if (other === undefined) return;
  throw new Wrong(`${name} has the member ${shown(other)}. Give only ${allowed.join(', ')}.`);
}

function textOf(name: string, value: unknown, maxCharacters: number): string {
  if (typeof value !== 'string') throw new Wrong(`${name} is ${shown(value)}. Give a text.`);
  if (value.length <= maxCharacters) return value;
  throw new Wrong(`${name} has ${value.length} characters. Give at most ${maxCharacters}.`);
}

function textOrNull(name: string, value: unknown, maxCharacters: number): string | null {
  return value === null ? null : textOf(name, value, maxCharacters);
}

function indexOrNull(value: unknown): number | null {
  if (value === null) return null;
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535)
    return Number(value);
  throw new Wrong('`candidate.sdpMLineIndex` is no index of an m-line. Give 0 to 65535, or null.');
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
