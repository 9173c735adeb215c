/** SIP over WebSocket: who is where, and who calls whom. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { text } from './parameters.ts';

const room = text('room', {
  meaning:
    'Code of a room whose users can call each other, from several sessions; none: the session itself.',
  default: '',
  maxLength: 12,
});

export const sipEndpoints = {
  socket: {
    method: 'GET',
    path: '/socket',
    upgrade: 'websocket',
    summary:
      'A registrar and proxy for the domain lab.invalid: each message is one SIP message, and the sub-protocol is sip (RFC 7118). The users bob, ringing and busy live in the lab.',
    parameters: [room],
  },
  domain: {
    method: 'GET',
    path: '/domain',
    summary: 'The users of the domain, their passwords, and where each of them is registered now.',
    parameters: [room],
  },
  rooms: {
    method: 'POST',
    path: '/rooms',
    summary: 'Opens a room: 201 with its code. A room in which nobody is closes after ten minutes.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const sip = {
  id: 'sip',
  title: 'SIP over WebSocket',
  summary:
    'User agents register where they are, and call each other through a proxy; the session description travels in the INVITE and its answer.',
  standards: [
    { standard: 'RFC 3261', section: '4' },
    { standard: 'RFC 7118', section: '4' },
    { standard: 'RFC 3264', section: '5' },
  ],
  endpoints: Object.values(sipEndpoints),
} as const satisfies Mechanism;
