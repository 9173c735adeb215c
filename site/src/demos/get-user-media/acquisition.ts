/** A stream of media from the question to its end: asked for, live, stopped. */
import { signal } from '@preact/signals';
import { stopTracks } from '../capture/webcam.ts';
import { listDevices, type ListedDevice } from './device-list.ts';
import { explainMediaError, type MediaError } from './media-error.ts';
import { openStandIn } from './stand-in.ts';

export const acquireWays = ['devices', 'screen', 'stand-in'] as const;

export type AcquireWay = (typeof acquireWays)[number];

/** A track as it is now; `id` finds it in the stream. */
export interface TrackState {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly muted: boolean;
  readonly readyState: MediaStreamTrackState;
  readonly settings: MediaTrackSettings;
  readonly capabilities: MediaTrackCapabilities;
}

export class Acquisition {
  readonly way = signal<AcquireWay | null>(null);
  readonly isAsking = signal(false);
  readonly stream = signal<MediaStream | null>(null);
  readonly tracks = signal<readonly TrackState[]>([]);
  readonly error = signal<MediaError | null>(null);
  /** What was asked for when the stream came. */
  readonly asked = signal<MediaStreamConstraints>({});
  readonly devices = signal<readonly ListedDevice[] | null>(null);
  /** The list as it was before the first stream; null until then. */
  readonly devicesBefore = signal<readonly ListedDevice[] | null>(null);
  #over = new AbortController();

  /** Asks; whatever ran before is stopped first. Nothing is asked for but by a press. */
  async acquire(way: AcquireWay, constraints: MediaStreamConstraints): Promise<void> {
    this.stop();
    const over = new AbortController();
    this.#over = over;
    this.way.value = way;
    this.error.value = null;
    this.isAsking.value = true;
    this.devicesBefore.value ??= await listDevices(navigator.mediaDevices).catch(() => null);
    try {
      const stream = await open(way, constraints, over.signal);
      // Nobody can take the question back: what is granted too late is stopped at once.
      if (over.signal.aborted) return stopTracks(stream);
      this.#show(stream, constraints, over.signal);
    } catch (error) {
      if (!over.signal.aborted) this.error.value = explain(error);
    } finally {
      if (this.#over === over) this.isAsking.value = false;
      await this.list();
    }
  }

  #show(stream: MediaStream, constraints: MediaStreamConstraints, over: AbortSignal): void {
    for (const track of stream.getTracks()) {
      for (const type of ['ended', 'mute', 'unmute']) {
        track.addEventListener(type, () => this.look(), { signal: over });
      }
    }
    this.asked.value = constraints;
    this.stream.value = stream;
    this.look();
  }

  /** Looks at the tracks anew. */
  look(): void {
    this.tracks.value = (this.stream.peek()?.getTracks() ?? []).map(stateOf);
  }

  async list(): Promise<void> {
    this.devices.value = await listDevices(navigator.mediaDevices).catch(() => null);
  }

  track(id: string): MediaStreamTrack | null {
    return this.stream.peek()?.getTrackById(id) ?? null;
  }

  setEnabled(id: string, enabled: boolean): void {
    const track = this.track(id);
    if (track !== null) track.enabled = enabled;
    this.look();
  }

  stopTrack(id: string): void {
    // A track that is stopped by its page fires no event.
    this.track(id)?.stop();
    this.look();
  }

  /** Changes what is asked of the running tracks (`applyConstraints`). */
  async apply(constraints: MediaStreamConstraints): Promise<void> {
    this.error.value = null;
    try {
      for (const track of this.stream.peek()?.getTracks() ?? []) {
        const part = track.kind === 'video' ? constraints.video : constraints.audio;
        if (typeof part === 'object') await track.applyConstraints(part);
      }
      this.asked.value = constraints;
    } catch (error) {
      this.error.value = explain(error);
    }
    this.look();
  }

  /** Stops every track: then no light is on. What they were stays to be seen. */
  stop(): void {
    this.#over.abort();
    const stream = this.stream.peek();
    if (stream !== null) stopTracks(stream);
    this.isAsking.value = false;
    this.look();
  }
}

function open(
  way: AcquireWay,
  constraints: MediaStreamConstraints,
  over: AbortSignal,
): Promise<MediaStream> | MediaStream {
  if (way === 'devices') return navigator.mediaDevices.getUserMedia(constraints);
  if (way === 'screen') return navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
  return openStandIn({ video: true, audio: true }, over);
}

export function explain(error: unknown): MediaError {
  return explainMediaError(error, {
    isSecureContext: window.isSecureContext,
    hasMediaDevices: 'mediaDevices' in navigator,
  });
}

function stateOf(track: MediaStreamTrack): TrackState {
  const { id, kind, label, enabled, muted, readyState } = track;
  // Not every engine tells what a device could do.
  const capabilities = 'getCapabilities' in track ? track.getCapabilities() : {};
  return {
    id,
    kind,
    label,
    enabled,
    muted,
    readyState,
    settings: track.getSettings(),
    capabilities,
  };
}
