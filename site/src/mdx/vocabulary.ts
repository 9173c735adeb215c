/** The elements that a lesson may use, as data: what each takes, and where it stands on a slide. */
import { intermediaryEndpoint } from '@wireside/labs-server/wire/mechanisms/intermediary.ts';

export interface ElementRule {
  /** Attributes that must be there, each with an example for the error's remedy. */
  readonly required: Readonly<Record<string, string>>;
  /** Further attributes; an array lists the only values allowed. */
  readonly optional: Readonly<Record<string, readonly string[] | 'any'>>;
  /** Does the element take one fence of code? `needed`, `allowed` or `none`. */
  readonly fence: 'needed' | 'allowed' | 'none';
  /** Stands beside the points when presenting. */
  readonly stage: boolean;
  /** Runs something and shows its wire: then its id needs a recorded trace. */
  readonly wire: boolean;
}

const inline = { optional: {}, fence: 'none', stage: false, wire: false } as const;
const demo = {
  required: { id: 'race' },
  optional: {},
  fence: 'allowed',
  stage: true,
  wire: true,
} as const;
const [{ choices: hops }] = intermediaryEndpoint.parameters;

export const vocabulary = {
  Points: { ...inline, required: {} },
  Notes: { ...inline, required: {} },
  Predict: {
    ...inline,
    required: { id: 'after-the-close', question: 'What does the browser do?' },
  },
  Choice: { ...inline, required: {}, optional: { right: 'any' } },
  Explain: { ...inline, required: {} },
  ThenNow: { ...inline, required: { id: 'chunk-crlf' } },
  Spec: { ...inline, required: { standard: 'RFC 9112' }, optional: { section: 'any' } },
  Bench: {
    required: {
      id: 'sse-clock',
      title: 'Live · EventSource',
      mechanism: 'server-sent-events',
      endpoint: 'GET /server-sent-events/clock',
    },
    optional: { runs: ['worker', 'dom'], needs: ['lab', 'none'], via: hops },
    fence: 'needed',
    stage: true,
    wire: true,
  },
  Race: demo,
  OneFiveTuple: demo,
  Mallory: demo,
  Whip: demo,
  FeedDiagram: demo,
  ChunkMicroscope: demo,
  ThreeReaders: demo,
  SixConnections: demo,
  BackPressureTank: demo,
  CrossSiteHijacking: demo,
  HandshakeRequest: demo,
  HandshakeAnswer: demo,
  HandshakeAccept: { ...demo, wire: false },
  FrameSent: demo,
  FrameBuilder: demo,
  Messenger: demo,
  FrameCompression: demo,
  SocketIoTimeline: demo,
  Capture: demo,
  DetectInBrowser: demo,
  MJpegCamera: demo,
  MJpegSizes: demo,
  MJpegSlowReader: demo,
  MJpegSplitter: demo,
  OwnProgram: {
    ...demo,
    required: { id: 'own-program', program: 'mark_frame.py' },
    fence: 'none',
  },
  RtspConsole: demo,
  RtspAddresses: { ...demo, wire: false },
  IntoVideo: demo,
  SignalingCall: demo,
  SipPhone: demo,
  JsepStepper: { ...demo, wire: false },
  TrickleRace: { ...demo, wire: false },
  PerfectNegotiation: { ...demo, wire: false },
  SdpAnatomy: { ...demo, wire: false },
  SdpOf2019: { ...demo, wire: false },
  IceView: demo,
  StunBinding: demo,
  TurnRelay: demo,
  GetUserMedia: { ...demo, wire: false },
  MediaErrors: { ...demo, wire: false },
  GetUserMedia2019: { ...demo, wire: false },
  DataChannels: demo,
  ChannelTank: demo,
  NatSimulator: demo,
  NatMatrix: demo,
  JinglePhone: demo,
  Exercise: { ...demo, wire: false, required: { id: 'sse-by-hand' } },
} as const satisfies Record<string, ElementRule>;

export type ElementName = keyof typeof vocabulary;

/** The rule of an element that is in the vocabulary; `undefined` for any other name. */
export function ruleOf(name: string | null | undefined): ElementRule | undefined {
  return typeof name === 'string' && Object.hasOwn(vocabulary, name)
    ? vocabulary[name as ElementName]
    : undefined;
}
