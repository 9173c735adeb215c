/** A whole session description: RFC 8866 section 5. */
import { malformed } from '../field/decode-error.ts';
import type { DecodeError, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader, type GroupTerm } from '../field/field-reader.ts';
import { type Line, lineAt } from '../field/line.ts';
import { brokenReferences } from './cross-references.ts';
import { mediaOf, type SdpDescription, type SdpLine, type SdpSection } from './description.ts';
import { brokenOrder, missingConnections } from './line-order.ts';
import { rfc8866 } from './line-types.ts';
import { readSdpLine } from './read-line.ts';

/** Forty times what a browser writes for a call; a peer that sends more wants to keep others busy. */
export const maxDescriptionBytes = 256 * 1024;

/**
 * Decodes the description that `bytes` are: it ends where they end, so that it is incomplete until `atEnd`. Every line
 * is kept, known or not, ended by CRLF, by LF or by nothing. Broken rules are in `faults` of the value; the first of
 * them is the `fault` of the result. What is longer than `maxDescriptionBytes` is refused unread: no standard sets a limit,
 * and a receiver needs one.
 */
export function decodeSdpDescription(
  bytes: Uint8Array,
  options: DecodeOptions,
): DecodeResult<SdpDescription> {
  if (!options.atEnd) {
    return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  }
  const reader = new FieldReader(bytes, options.byteOffset);
  const end = reader.layerRange({ start: bytes.length, end: bytes.length });
  if (bytes.length === 0) {
    const what = 'expected v=0, found nothing';
    const at = { code: 'sdp-description-empty', field: 'version-field', range: end };
    return malformed([], { ...at, what, source: rfc8866('5.1') });
  }
  if (bytes.length > maxDescriptionBytes) {
    const what = `expected at most ${maxDescriptionBytes} bytes, found ${bytes.length}`;
    const at = { code: 'sdp-description-too-long', field: 'session-description', range: end };
    return malformed([], { ...at, what, source: rfc8866('7') });
  }
  const sections = splitSections(sdpLines(bytes), bytes).map((lines) => readSection(reader, lines));
  const faults = faultsOf(sections, end.start);
  const value = { sections, faults };
  const [fault] = faults;
  const { fields } = reader;
  const whole = { status: 'complete', fields, byteLength: bytes.length, value } as const;
  return fault ? { ...whole, fault } : whole;
}

/** The lines of `bytes`, the last one perhaps without its end. */
function sdpLines(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.length) {
    const { length } = bytes;
    const line: Line = lineAt(bytes, start) ?? { start, textEnd: length, end: length };
    lines.push(line);
    start = line.end;
  }
  return lines;
}

/** "Each media description starts with an m= line and continues to the next media description." */
function splitSections(lines: readonly Line[], bytes: Uint8Array): readonly Line[][] {
  const sections: Line[][] = [[]];
  for (const line of lines) {
    const beginsMedia = bytes[line.start] === 0x6d && bytes[line.start + 1] === 0x3d;
    if (beginsMedia) sections.push([line]);
    else sections.at(-1)?.push(line);
  }
  return sections;
}

/** A session-level section without lines has no field. */
function readSection(reader: FieldReader, lines: readonly Line[]): SdpSection {
  const read: SdpLine[] = [];
  if (lines.length === 0) return { media: null, lines: read };
  reader.group(() => {
    for (const line of lines) read.push(readSdpLine(reader, line));
    return sectionTerm(read);
  });
  return { media: mediaOf(read), lines: read };
}

function sectionTerm(lines: readonly SdpLine[]): GroupTerm {
  const media = mediaOf(lines);
  if (media) {
    const meaning = 'One stream, until the next m= line.';
    const value = media.mid === null ? media.media : `${media.media}, mid ${media.mid}`;
    return { name: 'media description', meaning, source: rfc8866('5.14'), value };
  }
  const meaning = 'What holds for all streams, unless one of them says otherwise.';
  return { name: 'session-level section', meaning, source: rfc8866('5') };
}

function faultsOf(sections: readonly SdpSection[], end: number): readonly DecodeError[] {
  const ends = sections.map(({ lines }) => lines.at(-1)?.range.end ?? end);
  const ofLines = sections.flatMap(({ lines }) => lines.flatMap(({ fault }) => fault ?? []));
  const ofOrder = sections.flatMap((section, index) => {
    // Without a session-level section the description begins with what should have followed it.
    const isEmpty = section.lines.length === 0;
    return brokenOrder(section, isEmpty ? startOf(sections, end) : (ends[index] ?? end));
  });
  const others = [...missingConnections(sections), ...brokenReferences(sections)];
  const all = [...ofLines, ...ofOrder, ...others];
  return all.toSorted((a, b) => a.range.startBit - b.range.startBit);
}

function startOf(sections: readonly SdpSection[], end: number): number {
  return sections[1]?.lines[0]?.range.start ?? end;
}
