/** One run of the tank: a connection, two channels, more bytes than the network takes at once, and a word half way. */
import type { LabApi } from '../../cell/lab-api.ts';
import { connectByPost } from '../peer-connection/connect-by-post.ts';
import { connectInPage } from '../peer-connection/connect-in-page.ts';
import { beginTankRun, type ChannelTankRun, type WordPlace } from './channel-tank-report.ts';
import type { OtherSide } from './channel-report.ts';
import { pour, type PourWay } from './pour.ts';

export interface TankAsked {
  readonly side: OtherSide;
  readonly way: PourWay;
  readonly place: WordPlace;
  readonly lowBytes: number;
}

/** 64 KiB is the most that Bob takes in one message. */
const pieceBytes = 65_536;
/** More than the 16 MiB that Chromium keeps; with Bob, who is slower, less. */
const pieces: Readonly<Record<OtherSide, number>> = { page: 320, bob: 80 };
const tellMs = 50;
const word = 'hi';

/** The numbers of a run while it goes on. */
class Filling {
  run: ChannelTankRun;
  readonly #nowMs: () => number;
  #word: { readonly atMs: number; readonly arrivedBytes: number } | null = null;

  constructor(run: ChannelTankRun, nowMs: () => number) {
    this.run = run;
    this.#nowMs = nowMs;
  }

  change(part: Partial<ChannelTankRun>): void {
    this.run = { ...this.run, ...part };
  }

  look(waitingBytes: number): void {
    this.change({ waitingBytes, peakBytes: Math.max(this.run.peakBytes, waitingBytes) });
  }

  take(data: string | ArrayBuffer): void {
    const { arrivedBytes } = this.run;
    if (typeof data !== 'string') this.change({ arrivedBytes: arrivedBytes + data.byteLength });
    else if (data === word && this.#word !== null) {
      const wordTookMs = this.#nowMs() - this.#word.atMs;
      this.change({ wordTookMs, bytesBeforeWord: arrivedBytes - this.#word.arrivedBytes });
    }
  }

  /** @returns true once: when it is time for the word */
  hand(byteLength: number): boolean {
    this.change({ handedBytes: this.run.handedBytes + byteLength });
    if (this.#word !== null || this.run.handedBytes < this.run.totalBytes / 2) return false;
    this.#word = { atMs: this.#nowMs(), arrivedBytes: this.run.arrivedBytes };
    return true;
  }
}

export async function fillTank(
  lab: LabApi,
  { side, way, place, lowBytes }: TankAsked,
  tell: (run: ChannelTankRun) => void,
): Promise<void> {
  const totalBytes = pieces[side] * pieceBytes;
  const filling = new Filling(beginTankRun({ side, way, place, totalBytes }), lab.now);
  tell(filling.run);
  const { near, file, chat } = await openChannels(lab, side, (data) => filling.take(data));
  const startedMs = lab.now();
  const asked = { way, pieces: pieces[side], pieceBytes, lowBytes };
  const pouring = pour(file, asked, lab.signal, (byteLength) => {
    const isTime = filling.hand(byteLength);
    filling.look(file.bufferedAmount);
    if (isTime) (place === 'own' ? chat : file).send(word);
  });
  const state = { isPoured: false };
  const ended = (trouble: string | null): void => {
    state.isPoured = true;
    filling.change({ trouble });
  };
  pouring.then(ended).catch(() => undefined);
  while (!state.isPoured || filling.run.arrivedBytes < filling.run.handedBytes) {
    filling.look(file.bufferedAmount);
    tell(filling.run);
    if (file.readyState !== 'open') throw new Error('The channel was closed. Press again.');
    await lab.sleep(tellMs);
  }
  await pouring;
  filling.look(file.bufferedAmount);
  filling.change({ tookMs: lab.now() - startedMs });
  tell(filling.run);
  near.close();
}

interface Channels {
  readonly near: RTCPeerConnection;
  readonly file: RTCDataChannel;
  readonly chat: RTCDataChannel;
}

/** @param take gets what arrives at the other side, or what comes back from Bob */
async function openChannels(
  lab: LabApi,
  side: OtherSide,
  take: (data: string | ArrayBuffer) => void,
): Promise<Channels> {
  const made: RTCDataChannel[] = [];
  const listen = (channel: RTCDataChannel): void => {
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }) => take(data));
  };
  const begin = (near: RTCPeerConnection): void => {
    made.push(near.createDataChannel('file'), near.createDataChannel('chat'));
  };
  const near =
    side === 'bob'
      ? await connectByPost(lab, (bob) => {
          begin(bob);
          for (const channel of made) listen(channel);
        })
      : (
          await connectInPage(lab, (ends) => {
            begin(ends.near);
            ends.far.addEventListener('datachannel', ({ channel }) => listen(channel));
          })
        ).near;
  const [file, chat] = made;
  if (file === undefined || chat === undefined) throw new Error('The channels were not made.');
  await Promise.all([file, chat].map((channel) => opened(channel)));
  return { near, file, chat };
}

function opened(channel: RTCDataChannel): Promise<void> {
  return new Promise((resolve, reject) => {
    if (channel.readyState === 'open') resolve();
    channel.addEventListener('open', () => resolve());
    channel.addEventListener('close', () => reject(new Error('The channel was closed.')));
  });
}
