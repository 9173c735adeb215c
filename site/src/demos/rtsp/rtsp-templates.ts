/** The requests that the console can fill in: those of a good dialogue, and those that a server must refuse. */

export interface RequestTemplate {
  readonly label: string;
  /** One sentence: what it asks for. */
  readonly about: string;
  readonly method: string;
  /** Path below the base. */
  readonly path: string;
  readonly version?: string;
  readonly withoutCseq?: boolean;
  /** Names the session, the given one where it is a text. */
  readonly session?: true | string;
  readonly fields?: readonly string[];
}

type StreamName = readonly [name: string, about: string];

/** What the lab plays by RTSP, and what it is. */
export const streamNames: readonly [StreamName, ...StreamName[]] = [
  ['camera', 'camera, 15 frames/s'],
  ['slow', 'slow, 2 small frames/s'],
  ['detected', 'detected, with boxes'],
  ['webcam', 'webcam of this page'],
  ['live', 'live, what is published'],
];

const track = 'camera/trackID=0';
const interleaved = 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1';
const udp = 'Transport: RTP/AVP;unicast;client_port=50004-50005';

const options: RequestTemplate = {
  label: 'OPTIONS',
  about: 'Which methods does the server know? (RFC 2326 §10.1)',
  method: 'OPTIONS',
  path: 'camera',
};

/** In the order of a dialogue; the first one stands in the editor at the beginning. */
export const methodTemplates: readonly [RequestTemplate, ...RequestTemplate[]] = [
  options,
  {
    label: 'DESCRIBE',
    about: 'What is there to play? The answer is a description in SDP (§10.2).',
    method: 'DESCRIBE',
    path: 'camera',
    fields: ['Accept: application/sdp'],
  },
  {
    label: 'SETUP interleaved',
    about: 'One stream, carried between the responses of this connection (§10.4, §10.12).',
    method: 'SETUP',
    path: track,
    fields: [interleaved],
  },
  {
    label: 'SETUP UDP',
    about:
      'One stream as UDP datagrams: a page has no port for them, only the wire shows them (§10.4).',
    method: 'SETUP',
    path: track,
    fields: [udp],
  },
  {
    label: 'PLAY',
    about: 'Send the media from now on (§10.5).',
    method: 'PLAY',
    path: 'camera',
    session: true,
    fields: ['Range: npt=now-'],
  },
  {
    label: 'GET_PARAMETER',
    about: 'Without a body it only keeps the session alive (§10.8).',
    method: 'GET_PARAMETER',
    path: 'camera',
    session: true,
  },
  {
    label: 'PAUSE',
    about: 'Stop sending, keep the session (§10.6).',
    method: 'PAUSE',
    path: 'camera',
    session: true,
  },
  {
    label: 'TEARDOWN',
    about: 'End the session and free what it holds (§10.7).',
    method: 'TEARDOWN',
    path: 'camera',
    session: true,
  },
];

/** Named by the status that a server answers. */
export const refusedTemplates: readonly RequestTemplate[] = [
  {
    label: '400 no CSeq',
    about: 'Every request must have a sequence number (§12.17).',
    method: 'OPTIONS',
    path: 'camera',
    withoutCseq: true,
  },
  {
    label: '401 private stream',
    about: 'This stream wants a password: the answer brings a Digest challenge.',
    method: 'DESCRIBE',
    path: 'private',
    fields: ['Accept: application/sdp'],
  },
  {
    ...options,
    label: '404 no such stream',
    about: 'Nothing plays there.',
    method: 'DESCRIBE',
    path: 'nothing',
  },
  {
    ...options,
    label: '405 publish to a camera',
    about: 'ANNOUNCE is known, but not for this URL: the answer lists what is.',
    method: 'ANNOUNCE',
  },
  {
    ...options,
    label: '454 unknown session',
    about: 'The session has ended, or never was (§11.3.5).',
    method: 'PLAY',
    session: '00000000',
  },
  {
    ...options,
    label: '455 PAUSE while not playing',
    about: 'After SETUP and before PLAY the session is Ready: PAUSE is not valid there (§11.3.6).',
    method: 'PAUSE',
    session: true,
  },
  {
    ...options,
    label: '459 SETUP of the whole',
    about: 'SETUP is for one stream; this URL is that of the presentation (§11.3.10).',
    method: 'SETUP',
    fields: [interleaved],
  },
  {
    label: '461 multicast',
    about: 'This server has no multicast (§11.3.12).',
    method: 'SETUP',
    path: track,
    fields: ['Transport: RTP/AVP;multicast'],
  },
  { ...options, label: '501 unknown method', about: 'No server knows REWIND.', method: 'REWIND' },
  {
    ...options,
    label: '505 RTSP/2.0',
    about: 'RFC 7826 is another protocol under the same name; this server speaks 1.0 and closes.',
    version: 'RTSP/2.0',
  },
];
