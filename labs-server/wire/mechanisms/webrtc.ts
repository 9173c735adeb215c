/** WebRTC: calls between the page and Bob, a peer in the lab server. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { boolean } from './parameters.ts';

export const webRtcEndpoints = {
  offer: {
    method: 'POST',
    path: '/offer',
    summary:
      'Takes an offer as `application/sdp`, and answers 200 with Bob’s answer, which has all his candidates: signaling without trickle ICE, in one exchange. Bob’s data channels echo; audio and video that he receives come back.',
    parameters: [],
  },
  signaling: {
    method: 'GET',
    path: '/signaling',
    upgrade: 'websocket',
    summary:
      'Signaling with Bob: text messages of JSON, `{"type":"offer","sdp":…}`, `{"type":"answer","sdp":…}`, `{"type":"candidate","candidate":…}` with what `RTCIceCandidate.toJSON()` gives or null after the last one, and `{"type":"bye","reason":…}`. Bob also tells `{"type":"refused","candidate":…,"reason":…}` of a candidate that he sends nothing to, `{"type":"state","state":…}`, and `{"type":"error","code":…,"detail":…}`. One connection is one call.',
    parameters: [
      boolean('bobOffers', {
        meaning: 'Bob makes the offer, with a data channel; send him your answer.',
        default: false,
      }),
    ],
  },
  status: {
    method: 'GET',
    path: '/status',
    summary:
      'The open calls of the session with Bob, whichever way they were signaled: the state of each, what media he received and sent back, what his data channels echoed, and which candidates he refused.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const webRtc = {
  id: 'webrtc',
  title: 'WebRTC with Bob',
  summary:
    'A peer connection between the page and a peer in the lab server, which plays the second side when nobody else is there.',
  standards: [
    { standard: 'RFC 9429', section: '3.1' },
    { standard: 'RFC 8831', section: '6.1' },
    { standard: 'RFC 8445', section: '2' },
  ],
  endpoints: Object.values(webRtcEndpoints),
} as const satisfies Mechanism;
