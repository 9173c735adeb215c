/** Every mechanism of the lecture, by id. Register a new one here: the compiler then asks for its lab and its demo. */
import { httpStreaming } from './http-streaming.ts';
import { jingle } from './jingle.ts';
import { mallory } from './mallory.ts';
import { longPolling } from './long-polling.ts';
import { mJpeg } from './m-jpeg.ts';
import { natTraversal } from './nat-traversal.ts';
import type { Mechanism } from './mechanism.ts';
import { polling } from './polling.ts';
import { crossDocumentMessaging } from './cross-document-messaging.ts';
import { rtsp } from './rtsp.ts';
import { serverSentEvents } from './server-sent-events.ts';
import { signaling } from './signaling.ts';
import { sip } from './sip.ts';
import { socketIo } from './socket-io.ts';
import { stun } from './stun.ts';
import { turn } from './turn.ts';
import { webRtc } from './webrtc.ts';
import { whip } from './whip.ts';
import { webSocket } from './websocket.ts';

/** Mechanisms that the lab server serves. */
const serverMechanisms = {
  polling,
  'long-polling': longPolling,
  'http-streaming': httpStreaming,
  'server-sent-events': serverSentEvents,
  websocket: webSocket,
  'socket-io': socketIo,
  'm-jpeg': mJpeg,
  rtsp,
  mallory,
  stun,
  turn,
  signaling,
  sip,
  jingle,
  webrtc: webRtc,
  'nat-traversal': natTraversal,
  whip,
  'cross-document-messaging': crossDocumentMessaging,
} as const satisfies Record<string, Mechanism>;

export const mechanisms = { ...serverMechanisms } as const satisfies Record<string, Mechanism>;

export type MechanismId = keyof typeof mechanisms;

/** The mechanisms that need a lab; one that lives in the page alone has none. */
export type ServerMechanismId = keyof typeof serverMechanisms;
