/** RTSP: a remote control for a stream; the media go by RTP. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { choice, integer } from './parameters.ts';

export const rtspEndpoints = {
  console: {
    method: 'GET',
    path: '/console',
    upgrade: 'websocket',
    summary:
      'A connection to the RTSP port of this lab server, and to no other: each message is sent on it as it is, and what comes back is one binary message for each read(). The WebSocket itself is not recorded: its bytes are those of the RTSP connection.',
    parameters: [
      integer('run', {
        meaning:
          'The run on whose wire the RTSP connection is; by default that of the path. With run 0 in the path, which is no run, the WebSocket is on no wire.',
        default: null,
        minimum: 0,
        maximum: 999_999_999,
      }),
    ],
  },
  mp4: {
    method: 'GET',
    path: '/mp4',
    upgrade: 'websocket',
    summary:
      'The camera as H.264 in fragmented MP4, made by ffmpeg, which reads it from the RTSP port of this lab server: a text message with the media type, then one binary message for the initialization segment and for each movie fragment.',
    parameters: [
      choice('tune', {
        choices: ['zerolatency', 'none'],
        meaning:
          'How the encoder x264 is tuned: `zerolatency` gives each frame out at once; `none` lets it look at later frames first.',
      }),
      choice('fragment', {
        choices: ['frame', 'keyframe'],
        meaning:
          'What a movie fragment holds: one `frame`, or all from one `keyframe` to the next, which is a second.',
      }),
    ],
  },
  status: {
    method: 'GET',
    path: '/status',
    summary: 'Whether there is an ffmpeg that can make the MP4, and how many it makes now.',
    parameters: [],
  },
} as const satisfies Record<string, LabEndpoint>;

export const rtsp = {
  id: 'rtsp',
  title: 'RTSP',
  summary:
    'A client sets up, plays, pauses and ends a stream by requests; the media themselves come as RTP packets, over UDP or between the responses.',
  standards: [
    { standard: 'RFC 2326', section: '1.1' },
    { standard: 'RFC 3550', section: '5.1' },
    { standard: 'RFC 2435', section: '3.1' },
  ],
  endpoints: Object.values(rtspEndpoints),
} as const satisfies Mechanism;
