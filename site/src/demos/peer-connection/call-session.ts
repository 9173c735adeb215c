/** A running call: what can be changed in it, and what getStats tells of it, once a second. */
import { signal } from '@preact/signals';
import type { LabApi } from '../../cell/lab-api.ts';
import { stopTracks } from '../capture/webcam.ts';
import { keepCallSample } from './call-series.ts';
import { openCallSource, type CallSource } from './call-source.ts';
import { sampleOf, type CallSample, type StatsEntry, type StatsPair } from './call-stats.ts';
import { preferring } from './codec-choice.ts';
import { setRelayLoss } from './relay-loss.ts';
import { dropFrames, type Dropping } from './drop-frames.ts';

/** The two ends, and how they agree anew. */
export interface CallEnds {
  readonly near: RTCPeerConnection;
  /** Null: Bob. */
  readonly far: RTCPeerConnection | null;
  negotiate(): Promise<void>;
}

export interface TransceiverState {
  readonly mid: string;
  readonly kind: string;
  readonly direction: string;
  readonly currentDirection: string;
  readonly track: string;
}

const sampleMs = 1_000;
/** The first numbers come sooner. */
const firstSampleMs = 400;

export class CallSession {
  readonly samples = signal<readonly CallSample[]>([]);
  readonly negotiations = signal(1);
  readonly transceivers = signal<readonly TransceiverState[]>([]);
  readonly local = signal<MediaStream>(new MediaStream());
  /** Why the newest change was not made; null when it was. */
  readonly problem = signal<string | null>(null);
  readonly dropped = signal(0);
  /** Null where the browser has no encoded transforms. */
  dropping: Dropping | null = null;
  #ends: CallEnds | null = null;
  #near: RTCPeerConnection | null = null;
  #share = 0;
  readonly #lab: LabApi;

  constructor(lab: LabApi, local: MediaStream) {
    this.#lab = lab;
    this.local.value = local;
  }

  /** Gives the connection its tracks; before the first offer. */
  prepare(near: RTCPeerConnection): void {
    this.#near = near;
    const local = this.local.peek();
    for (const track of local.getTracks()) near.addTransceiver(track, { streams: [local] });
    const sender = near.getSenders().find(({ track }) => track?.kind === 'video');
    if (sender !== undefined) this.dropping = dropFrames(sender, this.#lab.signal);
  }

  /** Looks once a second, until Stop. */
  async watch(ends: CallEnds): Promise<void> {
    this.#ends = ends;
    this.#look();
    const startedMs = this.#lab.now();
    let before: StatsPair | null = null;
    for (;;) {
      const now = await this.#ask(ends);
      this.samples.value = keepCallSample(this.samples.peek(), sampleOf(before, now, startedMs));
      const nextMs = before === null ? firstSampleMs : sampleMs;
      before = now;
      this.dropping?.setShare(this.#share);
      this.dropped.value = this.dropping?.count.dropped ?? 0;
      await this.#lab.sleep(nextMs);
    }
  }

  async #ask({ near, far }: CallEnds): Promise<StatsPair> {
    const [ofNear, ofFar] = await Promise.all([near.getStats(), far?.getStats()]);
    const entries = entriesOf(ofNear);
    const farEntries = ofFar === undefined ? entries : entriesOf(ofFar);
    return { near: entries, far: farEntries, atMs: this.#lab.now() };
  }

  /** @param share of the encoded frames of the picture, 0 to 1 */
  setShare(share: number): void {
    this.#share = share;
    this.dropping?.setShare(share);
  }

  /** @param percent of the packets that the relay passes on, in each direction */
  losePackets(percent: number): Promise<void> {
    return this.#change(() => setRelayLoss(this.#lab, percent));
  }

  /** @param kbps kilobits per second; null for no limit. Nothing is negotiated. */
  limit(kbps: number | null): Promise<void> {
    return this.#change(async () => {
      const sender = this.#near?.getSenders().find(({ track }) => track?.kind === 'video');
      const parameters = sender?.getParameters();
      const [encoding] = parameters?.encodings ?? [];
      if (sender === undefined || parameters === undefined || encoding === undefined) return;
      if (kbps === null) delete encoding.maxBitrate;
      else encoding.maxBitrate = kbps * 1000;
      await sender.setParameters(parameters);
    });
  }

  /** Another picture and another sound on the same senders. Nothing is negotiated. */
  replace(source: CallSource, echoCancellation: boolean): Promise<void> {
    return this.#change(async (near) => {
      const stream = await openCallSource(source, echoCancellation, this.#lab.signal);
      const before = this.local.peek();
      for (const sender of near.getSenders()) {
        const track = stream.getTracks().find(({ kind }) => kind === sender.track?.kind);
        if (track !== undefined) await sender.replaceTrack(track);
      }
      stopTracks(before);
      this.local.value = stream;
    });
  }

  /** Has the other side prefer this codec: that needs an offer and an answer. */
  prefer(mimeType: string): Promise<void> {
    return this.#change(async (near) => {
      const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
      for (const transceiver of near.getTransceivers()) {
        if (transceiver.sender.track?.kind !== 'video') continue;
        transceiver.setCodecPreferences(preferring(codecs, mimeType));
      }
      await this.#negotiate();
    });
  }

  /** Nobody sends and nobody receives, and everything stays ready ("Hold", WebRTC section 5.4). */
  hold(isHeld: boolean): Promise<void> {
    return this.#change(async (near) => {
      for (const transceiver of near.getTransceivers()) {
        transceiver.direction = isHeld ? 'inactive' : 'sendrecv';
      }
      await this.#negotiate();
    });
  }

  /** Before the call is there, the first offer carries the change. */
  async #negotiate(): Promise<void> {
    if (this.#ends === null) return;
    this.negotiations.value += 1;
    await this.#ends.negotiate();
  }

  async #change(work: (near: RTCPeerConnection) => Promise<void>): Promise<void> {
    if (this.#near === null) return;
    this.problem.value = null;
    try {
      await work(this.#near);
    } catch (error) {
      if (this.#lab.signal.aborted) return;
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      this.problem.value = name === 'Error' ? message : `${name}: ${message}`;
    }
    this.#look();
  }

  #look(): void {
    this.transceivers.value = (this.#near?.getTransceivers() ?? []).map((transceiver) => ({
      mid: transceiver.mid ?? '–',
      kind: transceiver.receiver.track.kind,
      direction: transceiver.direction,
      currentDirection: transceiver.currentDirection ?? '–',
      track: shortLabel(transceiver.sender.track?.label ?? '–'),
    }));
  }
}

/** Chromium names the track of a canvas by 88 characters without a meaning. */
function shortLabel(label: string): string {
  return label.length > 26 ? `${label.slice(0, 24)}…` : label;
}

function entriesOf(report: RTCStatsReport): readonly StatsEntry[] {
  const entries: StatsEntry[] = [];
  report.forEach((entry: StatsEntry) => entries.push(entry));
  return entries;
}
