/** M-JPEG: a picture that is replaced by the next one, part by part, in one response. */
import type { LabEndpoint, Mechanism } from './mechanism.ts';
import { boolean, choice, integer } from './parameters.ts';

const quality = integer('quality', {
  meaning: 'Quality of JPEG: more is larger and better.',
  default: 75,
  minimum: 10,
  maximum: 95,
});

const boxes = boolean('boxes', {
  meaning: 'Marks the objects that a model finds in the picture, with their names and scores.',
  default: false,
});

const threshold = integer('threshold', {
  meaning: 'With `boxes`: the least score in percent of an object that is marked.',
  default: 30,
  minimum: 10,
  maximum: 95,
});

const source = choice('source', {
  choices: ['slideshow', 'webcam', 'published', 'camera'],
  meaning:
    'Whose pictures: the `slideshow`, the `webcam` that this session sends, the stream that somebody has `published` by RTSP, or the `camera` that the operator of the lab server named.',
});

export const mJpegEndpoints = {
  stream: {
    method: 'GET',
    path: '/stream',
    summary:
      'The camera as `multipart/x-mixed-replace`: each part is one JPEG that replaces the one before.',
    parameters: [
      source,
      integer('fps', {
        meaning: 'Frames per second.',
        default: 10,
        minimum: 1,
        maximum: 30,
      }),
      quality,
      boxes,
      threshold,
      choice('flush', {
        choices: ['before', 'after', 'header'],
        meaning:
          'When the line that begins the next part is sent: `before` that part, together with it; `after` the part that it ends, at once; `header` sends the header block of the next part at once as well, before its frame exists, so it has no Content-Length.',
      }),
      choice('length', {
        choices: ['exact', 'none', 'short', 'long'],
        meaning:
          'The Content-Length of each part: `exact`, left out, half of the JPEG (`short`), or 1000 bytes more than there are (`long`).',
      }),
      boolean('boundaryInData', {
        meaning:
          'Puts the delimiter line of the parts into a comment segment of each JPEG, where RFC 2046 (5.1.1) does not allow it.',
        default: false,
      }),
      integer('count', {
        meaning:
          'Ends the response with the close delimiter after this many frames; without it the stream goes on.',
        default: null,
        minimum: 1,
        maximum: 10_000,
      }),
    ],
  },
  snapshot: {
    method: 'GET',
    path: '/snapshot',
    summary: 'One frame of now, as `image/jpeg`.',
    parameters: [source, quality, boxes, threshold],
  },
  webcam: {
    method: 'GET',
    path: '/webcam',
    upgrade: 'websocket',
    summary:
      'Takes the webcam of this session: each binary message is one JPEG, each is answered with how many came and were decoded.',
    parameters: [],
  },
  status: {
    method: 'GET',
    path: '/status',
    summary:
      'What the camera does, and the streams of this session with the frames that each was sent and that it missed.',
    parameters: [source],
  },
} as const satisfies Record<string, LabEndpoint>;

export const mJpeg: Mechanism = {
  id: 'm-jpeg',
  title: 'M-JPEG',
  summary:
    'Motion JPEG over HTTP: one response without end, in which each part is a whole picture that replaces the one before.',
  standards: [
    { standard: 'RFC 2046', section: '5.1.1' },
    { standard: 'RFC 9110', section: '8.3.3' },
  ],
  endpoints: Object.values(mJpegEndpoints),
};
