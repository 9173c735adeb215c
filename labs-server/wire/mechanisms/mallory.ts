/** Mallory: a signaling server that may put itself between two peers, by their fingerprints. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice } from './parameters.ts';

export const malloryEndpoints = {
  signaling: {
    method: 'GET',
    path: '/signaling',
    upgrade: 'websocket',
    summary:
      'Signaling between two peers of one page, Alice and Carol: text messages of JSON. The page sends Alice’s `{"type":"offer","sdp":…}` with all candidates, gets an offer for Carol, sends Carol’s `{"type":"answer","sdp":…}`, and gets an answer for Alice. An honest server passes both on as they are; Mallory describes two peers of her own instead, and tells `{"type":"overheard","from":"alice","text":…}`. `{"type":"reveal"}` is answered with `{"type":"revealed","mallory":…}`.',
    parameters: [
      choice('server', {
        meaning: 'Who signals: an honest server, Mallory, or one of the two by chance.',
        choices: ['mallory', 'honest', 'chance'],
        default: 'mallory',
      }),
    ],
  },
} as const satisfies Record<string, LabEndpoint>;

export const mallory = {
  id: 'mallory',
  title: 'Mallory in the middle',
  summary:
    'A signaling server that swaps fingerprints, and with two peers of its own reads a call that is encrypted on every hop.',
  standards: [
    { standard: 'RFC 8826', section: '4.3.2' },
    { standard: 'RFC 8827', section: '6.5' },
    { standard: 'RFC 8122', section: '5' },
  ],
  endpoints: Object.values(malloryEndpoints),
} as const satisfies Mechanism;
