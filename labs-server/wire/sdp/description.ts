/** What a decoded session description says. Ranges are in layer coordinates. */
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';

export interface SdpAttribute {
  readonly name: string;
  /** `null` for a property attribute. */
  readonly value: string | null;
}

/** One line, known or not. */
export interface SdpLine {
  /** The letter before `=`; empty where the line is none of SDP. */
  readonly type: string;
  /** What follows `=`; the whole text where the line is none of SDP. */
  readonly value: string;
  /** The line without its end. */
  readonly text: string;
  readonly attribute: SdpAttribute | null;
  /** From its first byte to behind its end. */
  readonly range: ByteRange;
  /** The first rule that it breaks. */
  readonly fault: DecodeError | null;
}

/** RFC 8866 section 5.14. */
export interface SdpMedia {
  readonly media: string;
  /** `null` where it is no number. */
  readonly port: number | null;
  readonly proto: string;
  readonly formats: readonly string[];
  readonly mid: string | null;
}

/** The session-level section, or a media description. */
export interface SdpSection {
  /** `null` for the session-level section. */
  readonly media: SdpMedia | null;
  readonly lines: readonly SdpLine[];
}

export interface SdpDescription {
  /** The session-level section first, then the media descriptions. */
  readonly sections: readonly SdpSection[];
  /** Every rule that is broken, in the order of the bytes. */
  readonly faults: readonly DecodeError[];
}

/** The values of the attributes called `name` in `section`; an empty text for a property attribute. */
export function attributeValues({ lines }: SdpSection, name: string): readonly string[] {
  return lines.flatMap(({ attribute }) =>
    attribute?.name === name ? [attribute.value ?? ''] : [],
  );
}

/** What an `m=` line says, with the `mid` of its section. */
export function mediaOf(lines: readonly SdpLine[]): SdpMedia | null {
  const line = lines.find(({ type }) => type === 'm');
  if (line === undefined) return null;
  const [media = '', portText = '', proto = '', ...formats] = line.value.split(' ');
  const port = /^\d{1,5}/.exec(portText)?.[0];
  const mid = lines.find(({ attribute }) => attribute?.name === 'mid')?.attribute?.value;
  const number = port === undefined ? null : Number(port);
  return { media, port: number, proto, formats, mid: mid ?? null };
}
