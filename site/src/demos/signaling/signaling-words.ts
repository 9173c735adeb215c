/** What the demo says in words. */
import { readRoomCode } from '@wireside/labs-server/wire/room-code.ts';
import type { OtherId, SignalingReport, Step, WayId } from './signaling-report.ts';

export const wayNames: Readonly<Record<WayId, string>> = {
  'copy-and-paste': 'copy and paste',
  websocket: 'WebSocket',
  sse: 'SSE + POST',
  'long-polling': 'long polling + POST',
};

export const otherNames: Readonly<Record<OtherId, string>> = {
  here: 'a second peer in this page',
  code: 'another tab or machine',
  bob: 'Bob, in the lab server',
};

export function phaseWords({ phase, other, code, me, way }: SignalingReport): string {
  switch (phase) {
    case 'idle':
      return 'Choose a way and the other side, then press Call.';
    case 'opening':
      return 'Asking the server for a room.';
    case 'waiting':
      return me === 'B'
        ? `In room ${code ?? ''}: waiting for the other side’s offer.`
        : `In room ${code ?? ''}: waiting for the other side to come.`;
    case 'connecting':
      return way === 'copy-and-paste'
        ? 'Carry each text to the other side.'
        : 'Signaling: descriptions and candidates cross the server.';
    case 'connected':
      return other === 'bob'
        ? 'Connected to Bob: what you say, he says back. The server is out of it.'
        : 'Connected, peer to peer: what you say now does not pass the server.';
    case 'over':
      return 'The call is over.';
  }
}

/** The lifelines’ names. */
export function lifelines({ me, other, way }: Pick<SignalingReport, 'me' | 'other' | 'way'>) {
  const far = other === 'bob' ? 'Bob' : 'the other page';
  const isOwn = (side: 'A' | 'B'): boolean => me === null || me === side;
  return {
    a: isOwn('A') ? 'this page' : far,
    server: way === 'copy-and-paste' ? '' : 'signaling server',
    b: me === null ? 'this page, too' : isOwn('B') ? 'this page' : far,
  };
}

/** What is wrong with a code that was typed; null when nothing is. */
export function codeProblem(typed: string): string | null {
  if (typed.trim() === '' || readRoomCode(typed) !== null) return null;
  return 'A code has five letters and digits, and none of them is 0, O, 1, I or L.';
}

/** The text of a step’s message, as it is read best: a description line by line. */
export function contentOf({ message, text }: Step): string {
  if (message === null) return text;
  if ('sdp' in message) return message.sdp.replaceAll('\r\n', '\n');
  if (message.type === 'candidate' && message.candidate === null) return 'null: there are no more.';
  if (message.type === 'candidate') return JSON.stringify(message.candidate, null, 2);
  if (message.type === 'bye') return message.reason === '' ? 'no reason given' : message.reason;
  if (message.type === 'refused') return `${message.candidate}\n${message.reason}`;
  return JSON.stringify(message, null, 2);
}

/** The address at which another page finds the room. */
export function joinUrl(href: string, code: string, stage: string): string {
  const url = new URL(href);
  url.searchParams.delete('present');
  url.searchParams.set('room', code);
  url.hash = stage;
  return url.href;
}

/** True for an address that only this machine has. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
