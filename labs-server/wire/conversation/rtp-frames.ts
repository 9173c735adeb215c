/** JPEG frames put together again: the data of the packets that each came in (RFC 2435 section 4.3). */
import type { ByteRange } from '../field/field.ts';
import type { RtpPacket } from '../rtp/decode-packet.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { scanFields } from './scan-fields.ts';
import type { StreamContext } from './stage.ts';
import { limitTitle } from './titles.ts';

/** A frame of which the last packet has not come. */
interface OpenFrame {
  readonly timestamp: number;
  readonly layer: MappedLayer;
  readonly unit: number;
  readonly size: string;
  packets: number;
}

/** Of so many sources the frames are put together; nobody makes more of them grow. */
const maxSources = 16;

export class RtpFrames {
  readonly #context: StreamContext;
  /** By SSRC; null between two frames. */
  readonly #frames = new Map<number, OpenFrame | null>();

  constructor(context: StreamContext) {
    this.#context = context;
  }

  /**
   * Takes the next packet. `offset`: where the layer of the packet begins on the stream. A packet that is missing ends its
   * frame: what came of it stays incomplete.
   */
  take({ jpeg, ssrc, timestamp, marker }: RtpPacket, offset: number, exchange: number): void {
    if (jpeg === null || jpeg.data.end <= jpeg.data.start) return;
    const range = { start: jpeg.data.start + offset, end: jpeg.data.end + offset };
    if (jpeg.fragmentOffset === 0) {
      if (!this.#frames.has(ssrc) && this.#frames.size >= maxSources) return;
      const size = `${jpeg.width}×${jpeg.height}`;
      this.#frames.set(ssrc, this.#begin({ timestamp, ssrc, size, range, exchange }));
    }
    const frame = this.#frames.get(ssrc) ?? null;
    if (frame === null) return;
    if (frame.timestamp !== timestamp || frame.layer.byteLength !== jpeg.fragmentOffset) {
      this.#frames.set(ssrc, null);
      return;
    }
    frame.layer.map.append(range);
    frame.packets += 1;
    this.#show(frame, marker);
    if (marker) this.#frames.set(ssrc, null);
  }

  #begin(frame: {
    readonly timestamp: number;
    readonly ssrc: number;
    readonly size: string;
    readonly range: ByteRange;
    readonly exchange: number;
  }): OpenFrame {
    const { timestamp, ssrc, size, range, exchange } = frame;
    const { layers, layer: stream, units, direction } = this.#context;
    const layer = layers.addMapped(stream, 'JPEG scan', range.start, `frames of ${ssrc}`);
    const unit = units.add({
      direction,
      format: 'jpeg',
      kind: 'entropy-coded-data',
      title: 'frame',
      layer: layer.key,
      range: { start: 0, end: 0 },
      fields: [],
      state: 'incomplete',
      error: null,
      exchange,
    });
    return { timestamp, layer, unit, size, packets: 0 };
  }

  #show({ layer, unit, size, packets }: OpenFrame, isWhole: boolean): void {
    const range = { start: 0, end: layer.byteLength };
    const count = `${packets} packet${packets === 1 ? '' : 's'}`;
    this.#context.units.update(unit, {
      title: limitTitle(`frame ${size}, scan ${range.end} B in ${count}`),
      range,
      fields: () => scanFields(layer, range, []),
      state: isWhole ? 'complete' : 'incomplete',
    });
  }
}
