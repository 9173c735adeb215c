/** STUN: a server tells a client under which address its packets arrive. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice, integer } from './parameters.ts';

export const stunEndpoints = {
  servers: {
    method: 'GET',
    path: '/servers',
    summary: 'The STUN server as `iceServers` of an RTCPeerConnection.',
    parameters: [
      choice('nat', {
        choices: ['none', 'pretend'],
        meaning:
          '`none`: the server answers with the address that it sees; `pretend`: another port answers with 203.0.113.7, an address of documentation (RFC 5737), as if a NAT were before you.',
      }),
    ],
  },
  claim: {
    method: 'POST',
    path: '/claims',
    summary:
      'Says that a UDP port of your machine is yours: what crossed between it and the STUN server in the last 30 s, and what will within the next 5 minutes, is on the wire of this run. A STUN message names nobody, so only you can know. The answer tells how many datagrams were there already.',
    parameters: [
      integer('port', {
        meaning: 'The port, as your host candidate or the mapped address has it.',
        default: null,
        minimum: 1,
        maximum: 65_535,
      }),
      integer('run', {
        meaning:
          'The run on whose wire it is; by default that of the path. With run 0 in the path, which is no run, this request itself is on no wire.',
        default: null,
        minimum: 0,
        maximum: 999_999_999,
      }),
    ],
  },
} as const satisfies Record<string, LabEndpoint>;

export const stun = {
  id: 'stun',
  title: 'STUN',
  summary:
    'A Binding request over UDP or TCP is answered with the address and port from which it came: behind a NAT, those that others can reach.',
  standards: [
    { standard: 'RFC 8489', section: '2' },
    { standard: 'RFC 8489', section: '14.2' },
    { standard: 'RFC 7064', section: '3.1' },
  ],
  endpoints: Object.values(stunEndpoints),
} as const satisfies Mechanism;
