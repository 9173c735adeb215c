/** What the lab refuses, in words that name the remedy. */
import type { Problem } from '../../problem/problem.ts';

/** What was asked for, or why it is refused. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export const granted = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });
export const refused = (problem: Problem): Outcome<never> => ({ ok: false, problem });

export const problems = {
  noCode: {
    status: 400,
    code: 'no-room-code',
    detail:
      'This is no code of a room: a code has five characters, such as K7XPD, and none of them is 0, O, 1, I or L. Look at it once more.',
  },
  unknownRoom: {
    status: 404,
    code: 'unknown-room',
    detail:
      'No room has this code. Look at it once more, character by character, or ask the other side to open a new room.',
  },
  full: {
    status: 409,
    code: 'room-full',
    detail: 'Both places of this room are taken: a call has two sides. Open a room of your own.',
  },
  unknownPeer: {
    status: 404,
    code: 'unknown-peer',
    detail: 'You have no place in this room, or you have it no more. Join again by POST /peers.',
  },
  alone: {
    status: 409,
    code: 'nobody-there',
    detail:
      'Nobody is there to get this message. Wait until the room says hello from the other side, then send it.',
  },
  tooManyMessages: {
    status: 429,
    code: 'too-many-messages',
    detail: 'You sent more than 200 messages within 10 seconds. Wait a little, then go on.',
  },
  tooManyGuesses: {
    status: 429,
    code: 'too-many-wrong-codes',
    detail: 'Too many wrong codes came from your address. Wait a minute, then try again.',
  },
  tooManyRooms: {
    status: 429,
    code: 'too-many-rooms',
    detail: 'Your session has eight rooms open. Leave one, or wait until one expires.',
  },
  noRoomLeft: {
    status: 503,
    code: 'no-room-left',
    detail: 'All rooms of this lab server are taken. Try again in a few minutes.',
  },
  noBob: {
    status: 503,
    code: 'bob-is-busy',
    detail: 'Bob has as many calls as he may. End one, then try again.',
  },
} as const satisfies Record<string, Problem>;

/** RFC 9110 section 15.5.11: what was there, and is no more. */
export function goneRoom(reason: string): Problem {
  return { status: 410, code: 'room-closed', detail: `${reason} Open a new room.` };
}

export function badMessage(detail: string): Problem {
  return { status: 400, code: 'invalid-message', detail };
}
