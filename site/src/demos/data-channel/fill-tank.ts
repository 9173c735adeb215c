/** One run of the tank: a connection, two channels, more bytes than the network takes at once, and a word half way. */
import type { LabApi } from '../../cell/lab-api.ts';
import { connectInPage, type Ends } from '../peer-connection/connect-in-page.ts';
import { beginTankRun, type ChannelTankRun, type WordPlace } from './channel-tank-runs.ts';
import { pour, type PourWay } from './pour.ts';

export interface TankAsked {
  readonly way: PourWay;
  readonly place: WordPlace;
  readonly lowBytes: number;
}

const pieceBytes = 65_536;
/** Together more than the 16 MiB that Chromium keeps. */
const pieces = 320;
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
  asked: TankAsked,
  tell: (run: ChannelTankRun) => void,
): Promise<void> {
  const made: Ends[] = [];
  try {
    await fill(lab, asked, tell, (ends) => void made.push(ends));
  } finally {
    for (const { near, far } of made) {
      near.close();
      far.close();
    }
  }
}

async function fill(
  lab: LabApi,
  { way, place, lowBytes }: TankAsked,
  tell: (run: ChannelTankRun) => void,
  onEnds: (ends: Ends) => void,
): Promise<void> {
  const totalBytes = pieces * pieceBytes;
  const filling = new Filling(beginTankRun({ way, place, totalBytes }), lab.now);
  tell(filling.run);
  const { file, chat } = await openChannels(lab, onEnds, (data) => filling.take(data));
  const startedMs = lab.now();
  const asked = { way, pieces, pieceBytes, lowBytes };
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
}

interface Channels {
  readonly file: RTCDataChannel;
  readonly chat: RTCDataChannel;
}

/** @param take gets what arrives at the other side */
async function openChannels(
  lab: LabApi,
  onEnds: (ends: Ends) => void,
  take: (data: string | ArrayBuffer) => void,
): Promise<Channels> {
  const made: RTCDataChannel[] = [];
  await connectInPage(lab, (ends) => {
    onEnds(ends);
    made.push(ends.near.createDataChannel('file'), ends.near.createDataChannel('chat'));
    ends.far.addEventListener('datachannel', ({ channel }) => {
      channel.binaryType = 'arraybuffer';
      channel.addEventListener('message', ({ data }) => take(data));
    });
  });
  const [file, chat] = made;
  if (file === undefined || chat === undefined) throw new Error('The channels were not made.');
  await Promise.all([file, chat].map((channel) => opened(channel)));
  return { file, chat };
}

function opened(channel: RTCDataChannel): Promise<void> {
  return new Promise((resolve, reject) => {
    if (channel.readyState === 'open') resolve();
    channel.addEventListener('open', () => resolve());
    channel.addEventListener('close', () => reject(new Error('The channel was closed.')));
  });
}
