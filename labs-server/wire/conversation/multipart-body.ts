/** A multipart body as it comes in, part by part: RFC 2046 section 5.1.1. */
import { toBitRange } from '../field/field.ts';
import { brokenContentLength, claimedByteLength, partMediaType } from '../multipart/content.ts';
import { closeDelimiterMissing } from '../multipart/decode-multipart.ts';
import { decodePartHead, maxHeadBytes, type PartHead } from '../multipart/decode-part-head.ts';
import { dashBoundary } from '../multipart/delimiter.ts';
import type { BodyContent, BodyEnd } from './body-content.ts';
import { DelimiterFinder } from './delimiter-finder.ts';
import { JpegContent } from './jpeg-content.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { PartHeadFinder } from './part-head-finder.ts';
import {
  begun,
  closeSays,
  ignoredSays,
  lostSays,
  type OpenPart,
  partSays,
  type PartSays,
} from './part-says.ts';
import type { StreamContext } from './stage.ts';

export class MultipartBody implements BodyContent {
  readonly #context: StreamContext;
  readonly #layer: MappedLayer;
  readonly #exchange: number;
  readonly #boundary: string;
  readonly #finder: DelimiterFinder;
  #state: 'preamble' | 'head' | 'data' | 'lost' | 'epilogue' = 'preamble';
  #start = 0;
  #unit: number | null = null;
  #head: PartHeadFinder | null = null;
  #part: OpenPart | null = null;
  #number = 0;

  constructor(context: StreamContext, layer: MappedLayer, exchange: number, boundary: string) {
    this.#context = context;
    this.#layer = layer;
    this.#exchange = exchange;
    this.#boundary = boundary;
    this.#finder = new DelimiterFinder(layer, dashBoundary(boundary));
  }

  grow(): void {
    do this.#beginUnit();
    while (this.#start < this.#layer.byteLength && this.#step());
    this.#cover(this.#layer.byteLength);
  }

  skip(byteLength: number): void {
    const end = this.#layer.byteLength;
    const gapStart = end - byteLength;
    this.#finder.skipTo(end, false);
    if (this.#state === 'data' && this.#part && this.#staysIn(this.#part, end)) {
      this.#takeData(this.#part, gapStart);
      this.#part.data?.layer.map.append({ start: gapStart, end });
      this.#part.data?.content.skip(byteLength);
    } else if (this.#state !== 'lost' && this.#state !== 'epilogue') {
      if (this.#part) this.#takeData(this.#part, gapStart);
      this.#part?.data?.content.end('incomplete');
      this.#cover(gapStart);
      this.#begin(gapStart, 'lost');
    }
    this.grow();
  }

  end(how: BodyEnd): void {
    if (this.#head && this.#readHead(true)) this.grow();
    const part = this.#part;
    if (part) this.#takeData(part, this.#layer.byteLength);
    part?.data?.content.end(how === 'complete' ? 'complete' : 'incomplete');
    if (this.#state === 'epilogue' || this.#state === 'lost' || how === 'incomplete') return;
    if (this.#unit === null) return;
    const { byteLength } = this.#layer;
    const range = toBitRange({ start: byteLength, end: byteLength });
    const error = how === 'complete' ? closeDelimiterMissing(byteLength) : { ...how, range };
    this.#context.units.update(this.#unit, { state: 'malformed', error });
  }

  refresh(): void {}

  /** True when more can be read. */
  #step(): boolean {
    if (this.#state === 'head') return this.#readHead(false);
    if (this.#state === 'data') return this.#readData();
    return this.#state !== 'epilogue' && this.#readUpToDelimiter();
  }

  #readUpToDelimiter(): boolean {
    const start = this.#finder.next(this.#start === 0);
    if (start === null) return false;
    if (start > this.#start) {
      this.#say(start, this.#plain(start));
      this.#begin(start, 'head');
    } else this.#state = 'head';
    return true;
  }

  #readHead(atEnd: boolean): boolean {
    this.#head ??= new PartHeadFinder(this.#layer, this.#start, this.#finder.delimiterBytes);
    const end = atEnd ? this.#layer.byteLength : this.#head.next();
    if (end === null) return false;
    const bytes = this.#layer.slice({
      start: this.#start,
      end: Math.min(end, this.#start + maxHeadBytes),
    });
    const head = decodePartHead(bytes, { atEnd, byteOffset: this.#start }, this.#boundary);
    if (head.status !== 'complete') return false;
    this.#head = null;
    const start = this.#start + head.byteLength;
    const { fields, fault = null } = head;
    if (head.value.closes) {
      this.#say(start, closeSays(fields));
      this.#say(start, {
        ...begun,
        kind: 'close-delimiter',
        title: 'close-delimiter',
        fields,
        state: 'complete',
      });
      this.#begin(start, 'epilogue');
      return true;
    }
    this.#number += 1;
    const data = this.#openData(head.value, start);
    this.#part = { number: this.#number, head: head.value, fields, fault, start, data };
    this.#state = 'data';
    this.#finder.skipTo(start, true);
    return true;
  }

  #openData(head: PartHead, start: number): OpenPart['data'] {
    if (partMediaType(head.fieldLines) !== 'image/jpeg') return null;
    const layer = this.#context.layers.addMapped(this.#layer, 'JPEG image', start);
    return { layer, content: new JpegContent(this.#context.units, layer, this.#exchange) };
  }

  #readData(): boolean {
    const part = this.#part;
    if (!part) return false;
    const end = this.#finder.next(true);
    this.#takeData(part, end ?? this.#finder.certainEnd);
    if (end === null) return false;
    part.data?.content.end('complete');
    const error =
      part.fault ?? brokenContentLength(part.head.fieldLines, { start: part.start, end });
    this.#say(end, { ...partSays(part, end), state: error ? 'malformed' : 'complete', error });
    this.#begin(end, 'head');
    return true;
  }

  /** Gives the image the bytes up to `end` that it does not have yet. */
  #takeData({ data, start }: OpenPart, end: number): void {
    if (!data) return;
    const taken = start + data.layer.byteLength;
    if (end <= taken) return;
    data.layer.map.append({ start: taken, end });
    data.content.grow();
  }

  /** True where the length that is claimed reaches to `end` at least: then a gap before it hides no delimiter. */
  #staysIn({ head, start }: OpenPart, end: number): boolean {
    const claimed = claimedByteLength(head.fieldLines);
    return claimed !== null && end <= start + claimed;
  }

  #begin(start: number, state: 'head' | 'lost' | 'epilogue'): void {
    this.#unit = null;
    this.#part = null;
    this.#head = null;
    this.#start = start;
    this.#state = state;
  }

  /** Units are in the order of their first bytes: a part comes before what is in it. */
  #beginUnit(): void {
    if (this.#unit === null && this.#layer.byteLength > this.#start) this.#say(this.#start, begun);
  }

  #cover(end: number): void {
    if (end <= this.#start) return;
    this.#say(end, this.#part ? partSays(this.#part, end) : this.#plain(end));
  }

  /** What is said of bytes up to `end` that belong to no part. */
  #plain(end: number): PartSays {
    const range = { start: this.#start, end };
    const state = this.#state;
    if (state === 'lost') return lostSays(range);
    return state === 'preamble' || state === 'epilogue' ? ignoredSays(state, range) : begun;
  }

  #say(end: number, says: PartSays): void {
    const { units, direction } = this.#context;
    const unit = { ...says, range: { start: this.#start, end }, exchange: this.#exchange };
    if (this.#unit === null) this.#unit = units.add({ ...unit, direction, layer: this.#layer.key });
    else units.update(this.#unit, unit);
  }
}
