/** The demo's state: what is chosen, the call of the newest run, and the times of all. */
import { useSignal, type Signal } from '@preact/signals';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { CallPeer } from '../webrtc/call-peer.ts';
import { iceServersOf } from '../webrtc/ice-servers.ts';
import { openVideos, type VideoChoice, type Videos } from './call-videos.ts';
import { openEventSourceLink } from './event-source-link.ts';
import { HandRun, type HandBox } from './hand-run.ts';
import { openLongPollingLink } from './long-polling-link.ts';
import { browserWorld, type OpenLink } from './signaling-link.ts';
import {
  nothingCalled,
  type OtherId,
  type SignalingReport,
  type WayId,
  type WayTime,
} from './signaling-report.ts';
import { type RunWorld, SignalingRun } from './signaling-run.ts';
import { openWebSocketLink } from './web-socket-link.ts';

export interface Choice {
  readonly way: WayId;
  readonly other: OtherId;
  /** Of the room to join; empty opens one. */
  readonly code: string;
  /** With copy and paste between two pages: this one makes the offer, or takes it. */
  readonly handSide: RoomPeerName;
  readonly video: VideoChoice;
}

export interface Signaling {
  readonly choice: Signal<Choice>;
  readonly report: Signal<SignalingReport>;
  readonly boxes: Signal<readonly HandBox[]>;
  /** What each side receives. */
  readonly streams: Signal<ReadonlyMap<RoomPeerName, MediaStream>>;
  readonly times: Signal<readonly WayTime[]>;
  call(): void;
  say(text: string, from: RoomPeerName): void;
  paste(side: RoomPeerName, text: string): void;
}

const links: Readonly<Record<Exclude<WayId, 'copy-and-paste'>, OpenLink>> = {
  websocket: openWebSocketLink,
  sse: openEventSourceLink,
  'long-polling': openLongPollingLink,
};

const firstChoice: Choice = {
  way: 'websocket',
  other: 'here',
  code: '',
  handSide: 'A',
  video: 'none',
};

export function useSignaling(services: PageServices | null, bench: BenchModel | null): Signaling {
  const choice = useSignal(firstChoice);
  const report = useSignal<SignalingReport>(nothingCalled);
  const boxes = useSignal<readonly HandBox[]>([]);
  const streams = useSignal<ReadonlyMap<RoomPeerName, MediaStream>>(new Map());
  const times = useSignal<readonly WayTime[]>([]);
  const run = useRef<SignalingRun | HandRun | null>(null);

  const worldOf = (lab: LabApi, videos: Videos, trickle: boolean) => ({
    ...peerMaker(services, lab, videos, trickle),
    tell: (told: SignalingReport) => void (report.value = told),
    onTime: (time: WayTime) => void (times.value = withTime(times.peek(), time)),
    onStream(name: RoomPeerName, stream: MediaStream | null) {
      const next = new Map(streams.peek());
      if (stream === null) next.delete(name);
      else next.set(name, stream);
      streams.value = next;
    },
  });

  const work = async (lab: LabApi): Promise<void> => {
    const chosen = choice.peek();
    streams.value = new Map();
    boxes.value = [];
    const videos = await openVideos(chosen.video);
    lab.onStop(() => videos.stop());
    lab.signal.throwIfAborted();
    const world = worldOf(lab, videos, chosen.way !== 'copy-and-paste');
    run.current = runOf(lab, chosen, world, setBoxes);
    await run.current.run().finally(() => videos.stop());
  };
  const setBoxes = (next: readonly HandBox[]): void => void (boxes.value = next);

  return {
    choice,
    report,
    boxes,
    streams,
    times,
    call: () => startInPage(bench, 'direct', work),
    say: (text, from) => void run.current?.say(text, from),
    paste(side, text) {
      if (run.current instanceof HandRun) run.current.paste(side, text);
    },
  };
}

function handSides({ other, handSide }: Choice): readonly RoomPeerName[] {
  return other === 'here' ? ['A', 'B'] : [handSide];
}

function runOf(
  lab: LabApi,
  chosen: Choice,
  world: Omit<RunWorld, 'openLink' | 'links'>,
  onBoxes: (boxes: readonly HandBox[]) => void,
): SignalingRun | HandRun {
  const { way } = chosen;
  if (way === 'copy-and-paste') {
    return new HandRun(lab, { sides: handSides(chosen) }, { ...world, onBoxes });
  }
  return new SignalingRun(lab, chosen, { ...world, openLink: links[way], links: browserWorld() });
}

function peerMaker(
  services: PageServices | null,
  lab: LabApi,
  videos: Videos,
  trickle: boolean,
): Pick<RunWorld, 'makePeer'> {
  const iceServers = iceServersOf(services?.lab.session.peek() ?? null);
  return {
    makePeer(name, events) {
      if (typeof RTCPeerConnection === 'undefined') throw new Error(noWebRtc);
      const connection = new RTCPeerConnection({ iceServers });
      return new CallPeer(connection, events, {
        trickle,
        stream: videos.of(name),
        nowMs: () => lab.now(),
        after: (delayMs, callback) => void setTimeout(callback, delayMs),
      });
    },
  };
}

const noWebRtc =
  'This browser has no RTCPeerConnection: WebRTC is switched off in it. Use another, or look at the recorded run.';

/** The newest time of each way and other side. */
function withTime(times: readonly WayTime[], added: WayTime): readonly WayTime[] {
  const isOther = ({ way, other }: WayTime) => way !== added.way || other !== added.other;
  return [...times.filter(isOther), added];
}
