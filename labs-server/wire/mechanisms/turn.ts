/** TURN: a server lends a client an address, and relays what comes and goes there. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice, integer } from './parameters.ts';

export const turnEndpoints = {
  iceServers: {
    method: 'GET',
    path: '/ice-servers',
    summary:
      'STUN and TURN servers as `iceServers` of an RTCPeerConnection, with a credential of this run: what crosses the TURN server with it is on the wire of the run, on the side of the client and on that of the peers.',
    parameters: [
      choice('server', {
        choices: ['configured', 'own', 'pretend-nat', 'redirecting'],
        meaning:
          '`configured`: the TURN server that the operator chose with --ice, by default this lab server; `own`: this lab server; `pretend-nat`: its STUN port that answers with a documentation address; `redirecting`: its TURN port that sends clients to the port of `own`, by 300 (Try Alternate).',
      }),
    ],
  },
  loss: {
    method: 'POST',
    path: '/loss',
    summary:
      'Makes the relays of this run lose datagrams to peers by chance, from now on: a bad network for whoever forces a call through the relay. With a relay on both sides each direction loses so many.',
    parameters: [
      integer('percent', {
        meaning: 'How many of a hundred datagrams get lost; 0: none.',
        default: 0,
        minimum: 0,
        maximum: 50,
      }),
    ],
  },
  status: {
    method: 'GET',
    path: '/status',
    summary:
      'The allocations of your session at the TURN server of this lab server, with permissions, channels, bytes and when each expires.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const turn = {
  id: 'turn',
  title: 'TURN',
  summary:
    'A client allocates a relayed transport address at the server; peers send to that address, and the server passes on what a permission allows.',
  standards: [
    { standard: 'RFC 8656', section: '3' },
    { standard: 'RFC 8656', section: '7' },
    { standard: 'RFC 8489', section: '9.2' },
    { standard: 'RFC 7065', section: '3.1' },
  ],
  endpoints: Object.values(turnEndpoints),
} as const satisfies Mechanism;
