/** The data channels of one connection: made, used and closed while the run goes on. */
import { signal } from '@preact/signals';
import type { LabApi } from '../../cell/lab-api.ts';
import { channelInit, kindWords, type ChannelForm } from './channel-form.ts';
import type { Burst, ChannelLine, OtherSide } from './channel-report.ts';
import { numberedMessage, numberOf, Tally } from './numbered.ts';

/** A channel as it is now. */
export interface ChannelState {
  readonly key: number;
  readonly label: string;
  readonly id: number | null;
  readonly kind: string;
  readonly protocol: string;
  readonly negotiated: boolean;
  readonly readyState: RTCDataChannelState;
}

interface Entry {
  readonly key: number;
  readonly near: RTCDataChannel;
  /** The same channel at the other end, once it is there; null with Bob. */
  far: RTCDataChannel | null;
  tally: Tally | null;
}

/** What a burst sends: so many, so large, with such pauses. */
const burst = { count: 200, byteLength: 200, everyMs: 5 } as const;
/** SCTP waits a second and more before it sends once more. */
const quietMs = 2_500;
const lookMs = 50;

export class ChannelSession {
  readonly channels = signal<readonly ChannelState[]>([]);
  readonly #lab: LabApi;
  readonly #near: RTCPeerConnection;
  readonly #far: RTCPeerConnection | null;
  readonly #tell: (line: ChannelLine) => void;
  readonly #entries: Entry[] = [];
  /** Channels that the other end announced before the page knew their number. */
  readonly #early = new Map<number | null, RTCDataChannel>();

  /** @param far null: the other end is Bob, and echoes */
  constructor(
    lab: LabApi,
    near: RTCPeerConnection,
    far: RTCPeerConnection | null,
    tell: (line: ChannelLine) => void,
  ) {
    this.#lab = lab;
    this.#near = near;
    this.#far = far;
    this.#tell = tell;
    far?.addEventListener('datachannel', ({ channel }) => this.#announced(channel));
  }

  get maxMessageSize(): number | null {
    return this.#near.sctp?.maxMessageSize ?? null;
  }

  /** @throws the browser's own error, such as a TypeError for options that do not fit */
  create(form: ChannelForm): void {
    const near = this.#near.createDataChannel(form.label, channelInit(form));
    const far = form.negotiated
      ? (this.#far?.createDataChannel(form.label, channelInit(form)) ?? null)
      : null;
    const entry: Entry = { key: this.#entries.length, near, far: null, tally: null };
    this.#entries.push(entry);
    near.addEventListener('open', () => {
      this.#say('alice', 'event', near, `open, stream ${near.id}`);
      this.#join(entry);
    });
    this.#watch(entry, near, 'alice');
    if (far !== null) this.#take(entry, far);
    this.#look();
  }

  /** @returns what went wrong, in the browser's own words; null when it was sent */
  send(
    key: number,
    from: ChannelLine['who'],
    data: string | Uint8Array<ArrayBuffer>,
  ): string | null {
    const entry = this.#entries[key];
    const channel = from === 'alice' ? entry?.near : entry?.far;
    if (channel === null || channel === undefined) return null;
    const words = typeof data === 'string' ? `“${data}”` : `${data.byteLength} bytes`;
    try {
      if (typeof data === 'string') channel.send(data);
      else channel.send(data);
      this.#say(from, 'sent', channel, words);
      return null;
    } catch (error) {
      const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.#say(from, 'error', channel, said);
      return said;
    } finally {
      this.#look();
    }
  }

  close(key: number): void {
    this.#entries[key]?.near.close();
    this.#look();
  }

  /** Sends numbered messages, and counts what arrives at the other end; with Bob, what comes back. */
  async burst(key: number, side: OtherSide): Promise<Burst | null> {
    const entry = this.#entries[key];
    if (entry === undefined) return null;
    const tally = new Tally(burst.count);
    entry.tally = tally;
    const startedMs = this.#lab.now();
    for (let number = 0; number < burst.count; number += 1) {
      entry.near.send(numberedMessage(number, burst.byteLength));
      await this.#lab.sleep(burst.everyMs);
    }
    const endedMs = await this.#untilQuiet(tally);
    entry.tally = null;
    return { side, kind: kindWords(entry.near), ...tally.arrivals, tookMs: endedMs - startedMs };
  }

  /** @returns when the last message arrived */
  async #untilQuiet(tally: Tally): Promise<number> {
    let { arrived } = tally.arrivals;
    let newestMs = this.#lab.now();
    while (arrived < burst.count && this.#lab.now() - newestMs < quietMs) {
      await this.#lab.sleep(lookMs);
      if (tally.arrivals.arrived === arrived) continue;
      ({ arrived } = tally.arrivals);
      newestMs = this.#lab.now();
    }
    return newestMs;
  }

  #announced(channel: RTCDataChannel): void {
    this.#early.set(channel.id, channel);
    for (const entry of this.#entries) this.#join(entry);
  }

  /** The two ends of a channel have the same stream identifier. */
  #join(entry: Entry): void {
    const far = this.#early.get(entry.near.id);
    if (far === undefined || entry.far !== null || entry.near.readyState === 'closed') return;
    this.#early.delete(entry.near.id);
    this.#say('other', 'event', far, `ondatachannel, ${kindWords(far)}`);
    this.#take(entry, far);
  }

  #take(entry: Entry, far: RTCDataChannel): void {
    entry.far = far;
    this.#watch(entry, far, 'other');
  }

  #watch(entry: Entry, channel: RTCDataChannel, who: ChannelLine['who']): void {
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      const number = typeof data === 'string' ? null : numberOf(data);
      if (entry.tally !== null && number !== null) return entry.tally.take(number);
      const words = typeof data === 'string' ? `“${data}”` : `${data.byteLength} bytes`;
      this.#say(who, 'got', channel, words);
    });
    for (const type of ['open', 'closing', 'close'] as const) {
      channel.addEventListener(type, () => {
        if (type === 'close') this.#say(who, 'event', channel, 'close');
        this.#look();
      });
    }
  }

  #say(
    who: ChannelLine['who'],
    what: ChannelLine['what'],
    { label }: RTCDataChannel,
    text: string,
  ): void {
    this.#tell({ who, what, channel: label, text });
  }

  #look(): void {
    this.channels.value = this.#entries.map(({ key, near }) => {
      const { label, id, protocol, negotiated, readyState } = near;
      return { key, label, id, kind: kindWords(near), protocol, negotiated, readyState };
    });
  }
}
