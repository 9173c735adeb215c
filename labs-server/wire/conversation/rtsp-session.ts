/** What both directions of an RTSP connection share: numbers of requests, and channels of interleaved streams. */
import type { Direction } from '../record.ts';
import {
  type RtspRequest,
  type RtspResponse,
  rtspFieldValue,
  type RtspUnit,
} from '../rtsp/message.ts';
import { interleavedChannels } from '../rtsp/transport.ts';
import type { MediaKind } from './media-packet.ts';
import { RtpFrames } from './rtp-frames.ts';
import type { StreamContext } from './stage.ts';

export class RtspSession {
  /** Exchanges by the CSeq of their requests: each direction counts for itself (RFC 2326 section 12.17). */
  readonly #open: Record<Direction, Map<number, Exchange>> = {
    'client-to-server': new Map(),
    'server-to-client': new Map(),
  };
  readonly #channels = new Map<number, MediaKind>();
  readonly #frames = new Map<Direction, RtpFrames>();
  #count = 0;

  /** Number of the exchange that the last request began; interleaved frames belong to it. */
  get current(): number {
    return Math.max(0, this.#count - 1);
  }

  /** A message of `direction` is whole: what its chip says, and the exchange that it belongs to. */
  note(
    direction: Direction,
    unit: RtspUnit,
  ): { readonly title: string; readonly exchange: number } {
    if (unit.kind === 'request') {
      const exchange = this.#begin(direction, unit);
      return { title: `${unit.method} ${unit.requestUri}`, exchange };
    }
    if (unit.kind === 'interleaved') return { title: 'frame', exchange: this.current };
    const answered = this.#end(direction, unit);
    const method = answered ? ` (${answered.method})` : '';
    const title = `${unit.statusCode} ${unit.reasonPhrase}${method}`;
    return { title, exchange: answered?.number ?? this.current };
  }

  #begin(direction: Direction, { cseq, method }: RtspRequest): number {
    const number = this.#count;
    this.#count += 1;
    if (cseq !== null) this.#open[direction].set(cseq, { number, method });
    return number;
  }

  /** The exchange that `response` ends; null where its request was not seen. */
  #end(direction: Direction, response: RtspResponse): Exchange | null {
    const transport = rtspFieldValue(response.fieldLines, 'Transport');
    const channels = transport === null ? null : interleavedChannels(transport);
    if (channels) this.#channels.set(channels.rtp, 'rtp').set(channels.rtcp, 'rtcp');
    const asked = direction === 'client-to-server' ? 'server-to-client' : 'client-to-server';
    const { cseq } = response;
    const exchange = cseq === null ? undefined : this.#open[asked].get(cseq);
    if (exchange && response.statusCode >= 200) this.#open[asked].delete(cseq ?? -1);
    return exchange ?? null;
  }

  /** Puts the frames of one direction together again. */
  framesOf(context: StreamContext): RtpFrames {
    const frames = this.#frames.get(context.direction) ?? new RtpFrames(context);
    this.#frames.set(context.direction, frames);
    return frames;
  }

  /** What travels on `channel`, as SETUP agreed; null where that was not seen. */
  kindOf(channel: number): MediaKind | null {
    return this.#channels.get(channel) ?? null;
  }
}

interface Exchange {
  readonly number: number;
  readonly method: string;
}
