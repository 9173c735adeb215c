/** Every lab by the id of its mechanism: a mechanism without a lab does not compile. */
import type { ServerMechanismId } from '../../wire/mechanisms/index.ts';
import { httpStreamingLab } from './http-streaming/http-streaming-lab.ts';
import { jingleLab } from './jingle/jingle-lab.ts';
import type { Lab } from './lab.ts';
import { natTraversalLab } from './nat-traversal/nat-traversal-lab.ts';
import { malloryLab } from './mallory/mallory-lab.ts';
import { longPollingLab } from './long-polling/long-polling-lab.ts';
import { pollingLab } from './polling/polling-lab.ts';
import { crossDocumentMessagingLab } from './cross-document-messaging/cross-document-messaging-lab.ts';
import { rtspLab } from './rtsp/rtsp-lab.ts';
import { serverSentEventsLab } from './server-sent-events/server-sent-events-lab.ts';
import { signalingLab } from './signaling/signaling-lab.ts';
import { sipLab } from './sip/sip-lab.ts';
import { socketIoLab } from './socket-io/socket-io-lab.ts';
import { mJpegLab } from './m-jpeg/m-jpeg-lab.ts';
import { stunLab } from './stun/stun-lab.ts';
import { turnLab } from './turn/turn-lab.ts';
import { whipLab } from './whip/whip-lab.ts';
import { webRtcLab } from './webrtc/webrtc-lab.ts';
import { webSocketLab } from './websocket/websocket-lab.ts';

export const labs = {
  polling: pollingLab,
  'long-polling': longPollingLab,
  'http-streaming': httpStreamingLab,
  'server-sent-events': serverSentEventsLab,
  websocket: webSocketLab,
  'socket-io': socketIoLab,
  'm-jpeg': mJpegLab,
  rtsp: rtspLab,
  mallory: malloryLab,
  stun: stunLab,
  turn: turnLab,
  signaling: signalingLab,
  sip: sipLab,
  jingle: jingleLab,
  webrtc: webRtcLab,
  'nat-traversal': natTraversalLab,
  whip: whipLab,
  'cross-document-messaging': crossDocumentMessagingLab,
} as const satisfies Record<ServerMechanismId, Lab>;
