/** A description as rows to show: each line with its meaning, its parts and its section. */
import type { Field, Source } from '@wireside/labs-server/wire/field/field.ts';
import { decodeSdpDescription } from '@wireside/labs-server/wire/sdp/decode-description.ts';
import type { SdpDescription, SdpLine } from '@wireside/labs-server/wire/sdp/description.ts';
import { topicOf, type Topic } from './sdp-topics.ts';

/** One line. */
export interface SdpRow {
  /** Counts from 0, in the whole description. */
  readonly index: number;
  /** Index of its section: 0 is the session-level section. */
  readonly section: number;
  readonly line: SdpLine;
  readonly topic: Topic;
  /** `a=fingerprint`, `m=`; the whole text where it is no line of SDP. */
  readonly title: string;
  readonly meaning: string;
  readonly source: Source;
  /** What the line says, without its letter, its name and what only delimits. */
  readonly parts: readonly Field[];
}

export interface SdpDocument {
  readonly text: string;
  readonly description: SdpDescription;
  readonly rows: readonly SdpRow[];
  /** By index of a section: `session`, `audio, mid 0`. */
  readonly sectionNames: readonly string[];
}

/** `null` for an empty text. */
export function readSdp(text: string): SdpDocument | null {
  const result = decodeSdpDescription(new TextEncoder().encode(text), { atEnd: true });
  if (result.status !== 'complete') return null;
  const { sections } = result.value;
  // A section without lines has no field.
  const filled = sections.flatMap((section, index) => (section.lines.length > 0 ? [index] : []));
  const rows = filled.flatMap((section, place) => {
    const { lines = [] } = sections[section] ?? {};
    const { children = [] } = result.fields[place] ?? {};
    return lines.flatMap((line, at) => {
      const field = children[at];
      return field === undefined ? [] : [{ ...rowOf(line, field), section }];
    });
  });
  return {
    text,
    description: result.value,
    rows: rows.map((row, index) => ({ ...row, index })),
    sectionNames: sections.map(({ media }) => {
      if (media === null) return 'session';
      return media.mid === null ? media.media : `${media.media}, mid ${media.mid}`;
    }),
  };
}

const notParts = new Set(['type', 'attribute-name', 'CRLF', 'LF', '=']);

function rowOf(line: SdpLine, field: Field): Omit<SdpRow, 'index' | 'section'> {
  const { meaning, source, children } = field;
  const parts = children.filter(({ name, value }) => value !== null && !notParts.has(name));
  return { line, topic: topicOf(line), title: titleOf(line), meaning, source, parts };
}

function titleOf({ type, text, attribute }: SdpLine): string {
  if (attribute !== null) return `a=${attribute.name}`;
  return type === '' ? text : `${type}=`;
}

/** Parts of one kind that follow each other, as the payload types of an m= line: explained once. */
export interface PartGroup extends Pick<Field, 'name' | 'meaning' | 'source'> {
  readonly values: readonly string[];
}

export function groupParts(parts: readonly Field[]): PartGroup[] {
  const groups: PartGroup[] = [];
  for (const { name, meaning, source, value } of parts) {
    const last = groups.at(-1);
    if (last?.name === name && last.meaning === meaning) {
      groups[groups.length - 1] = { ...last, values: [...last.values, String(value)] };
    } else groups.push({ name, meaning, source, values: [String(value)] });
  }
  return groups;
}

export interface RowFilter {
  /** Index of a section; null for all. */
  readonly section: number | null;
  readonly topic: Topic | null;
  /** What a line has to contain, in any case of letters. */
  readonly search: string;
}

export const everything: RowFilter = { section: null, topic: null, search: '' };

export function passes({ section, topic, line }: SdpRow, filter: RowFilter): boolean {
  if (filter.section !== null && filter.section !== section) return false;
  if (filter.topic !== null && filter.topic !== topic) return false;
  return line.text.toLowerCase().includes(filter.search.trim().toLowerCase());
}
