/** NAT traversal: two ICE agents behind NATs of the student’s choice, on a virtual network. */
import {
  filteringBehaviorIds,
  mappingBehaviorIds,
  portAssignmentIds,
} from '../nat/nat-behavior.ts';
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { boolean, choice, integer } from './parameters.ts';

const nats = {
  meaning: 'NATs in a row between this host and the Internet; 0 gives the host a public address.',
  default: 1,
  minimum: 0,
  maximum: 2,
};
const mapping = {
  meaning: 'When a NAT of this side uses a mapping again (RFC 4787, 4.1).',
  choices: mappingBehaviorIds,
};
const filtering = {
  meaning: 'Which packets from outside a NAT of this side lets in (RFC 4787, 5).',
  choices: filteringBehaviorIds,
  default: 'address-and-port-dependent',
} as const;
const udpBlocked = { meaning: 'A firewall at this side lets no UDP pass.', default: false };

export const natTraversalEndpoints = {
  run: {
    method: 'GET',
    path: '/run',
    summary:
      'Builds the two networks, lets two real ICE agents find their way through them, and answers with every event: which box rewrote or dropped which packet. The network and its clock are virtual; the packets are those that the agents made.',
    parameters: [
      integer('alice-nats', nats),
      choice('alice-mapping', mapping),
      choice('alice-filtering', filtering),
      boolean('alice-udp-blocked', udpBlocked),
      integer('bob-nats', nats),
      choice('bob-mapping', mapping),
      choice('bob-filtering', filtering),
      boolean('bob-udp-blocked', udpBlocked),
      boolean('shared-nat', {
        meaning: 'Both networks are behind one more NAT, that of a carrier or a company.',
        default: false,
      }),
      boolean('hairpinning', {
        meaning:
          'The NATs send back inside what is for an external address of their own (RFC 4787, 6).',
        default: true,
      }),
      choice('ports', {
        meaning: 'Which external port a new mapping gets (RFC 4787, 4.2.1).',
        choices: portAssignmentIds,
      }),
      integer('mapping-timeout-s', {
        meaning:
          'Seconds that a mapping lives after the last packet from inside (RFC 4787, 4.3: at least 120).',
        default: 300,
        minimum: 1,
        maximum: 600,
      }),
      boolean('turn', { meaning: 'The agents may use the TURN server.', default: false }),
      integer('stay-s', {
        meaning: 'Seconds of the virtual clock that the two stay connected before they say hello.',
        default: 0,
        minimum: 0,
        maximum: 120,
      }),
    ],
  },
  matrix: {
    method: 'GET',
    path: '/matrix',
    summary:
      'Runs every classic type of NAT against every other one, without TURN and with it, and answers with how each pair connected.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const natTraversal = {
  id: 'nat-traversal',
  title: 'NAT traversal',
  summary:
    'Two hosts behind NATs find a path to each other: each punches a hole by sending, or a relay helps.',
  standards: [
    { standard: 'RFC 4787', section: '4.1' },
    { standard: 'RFC 4787', section: '5' },
    { standard: 'RFC 8445', section: '2' },
  ],
  endpoints: Object.values(natTraversalEndpoints),
} as const satisfies Mechanism;
