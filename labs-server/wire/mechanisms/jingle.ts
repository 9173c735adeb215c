/** Jingle: calls in XMPP, which go over WebSocket here. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';

export const jingleEndpoints = {
  xmpp: {
    method: 'GET',
    path: '/xmpp',
    upgrade: 'websocket',
    summary:
      'A small XMPP server for the domain lab.invalid: each message is one element, and the sub-protocol is xmpp (RFC 7395). It knows PLAIN and ANONYMOUS, and bob@lab.invalid/lab takes calls by Jingle.',
    parameters: [],
  },
  domain: {
    method: 'GET',
    path: '/domain',
    summary: 'The domain, the user who has a password in this session, and whom one can call.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const jingle = {
  id: 'jingle',
  title: 'XMPP Jingle',
  summary:
    'A call is set up by stanzas in XML: the same offer and answer as in SIP, and no SDP in them.',
  standards: [
    { standard: 'RFC 7395', section: '3' },
    { standard: 'RFC 6120', section: '8' },
  ],
  endpoints: Object.values(jingleEndpoints),
} as const satisfies Mechanism;
