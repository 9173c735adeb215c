/** WHIP: signaling for who only publishes, in a few HTTP requests. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';

export const whipEndpoints = {
  publish: {
    method: 'POST',
    path: '/endpoint',
    summary:
      'The WHIP endpoint: takes an offer as `application/sdp`, and answers 201 with Bob’s answer, the URL of the WHIP session in `Location`, its entity-tag in `ETag`, and the STUN and TURN servers in `Link` (RFC 9725, 4.2 and 4.6).',
    parameters: [],
  },
  endpoint: {
    method: 'GET',
    path: '/endpoint',
    summary: 'The WHIP endpoint has no representation: 204 (RFC 9725, 4.1).',
    parameters: [],
  },
  change: {
    method: 'PATCH',
    path: '/session/:id',
    summary:
      'Takes candidates as `application/trickle-ice-sdpfrag` with the entity-tag in `If-Match`, and answers 204; with `If-Match: *` and a new ice-ufrag it restarts ICE, and answers 200 with Bob’s new credentials and candidates (RFC 9725, 4.3).',
    parameters: [],
  },
  session: {
    method: 'GET',
    path: '/session/:id',
    summary: 'The WHIP session has no representation: 204 (RFC 9725, 4.1).',
    parameters: [],
  },
  end: {
    method: 'DELETE',
    path: '/session/:id',
    summary: 'Ends the WHIP session; entity-tags do not matter (RFC 9725, 4.2).',
    parameters: [],
  },
  status: {
    method: 'GET',
    path: '/status',
    summary:
      'Of this lab, not of the standard: what Bob has counted in the session’s open calls, as `GET /webrtc/status`.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const whip = {
  id: 'whip',
  title: 'WHIP',
  summary:
    'A publisher posts its offer and gets the answer back; further requests bring candidates, restart ICE, or end the session.',
  standards: [
    { standard: 'RFC 9725', section: '4.2' },
    { standard: 'RFC 9725', section: '4.3' },
    { standard: 'RFC 8840', section: '9' },
  ],
  endpoints: Object.values(whipEndpoints),
} as const satisfies Mechanism;
