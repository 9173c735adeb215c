/** Two descriptions side by side: an offer and its answer, or one offer and the next. RFC 3264. */
import type { SdpDescription, SdpLine, SdpSection } from './description.ts';

export type LineChange = 'same' | 'changed' | 'removed' | 'added';

/** A line of one description, and the line of the other one that says something of the same matter. */
export interface LinePair {
  readonly change: LineChange;
  readonly before: SdpLine | null;
  readonly after: SdpLine | null;
}

/** A section of one description, and the same section of the other one; `null` where it has none. */
export interface SectionPair {
  readonly before: SdpSection | null;
  readonly after: SdpSection | null;
  /** In the order of `before`; what was added stands behind the line that it follows in `after`. */
  readonly lines: readonly LinePair[];
}

/**
 * Pairs the session-level sections, then the media descriptions by their place: "the answer MUST contain the same number
 * of m= lines as the offer" (RFC 3264 section 6), and later offers keep them. The end of a line is no difference.
 */
export function compareDescriptions(before: SdpDescription, after: SdpDescription): SectionPair[] {
  const count = Math.max(before.sections.length, after.sections.length);
  return Array.from({ length: count }, (_, index) =>
    compareSections(before.sections[index] ?? null, after.sections[index] ?? null),
  );
}

function compareSections(before: SdpSection | null, after: SdpSection | null): SectionPair {
  const unmatched = new Map<string, number[]>();
  (after?.lines ?? []).forEach((line, index) => {
    const key = matterOf(line);
    const indices = unmatched.get(key);
    if (indices) indices.push(index);
    else unmatched.set(key, [index]);
  });
  for (const indices of unmatched.values()) indices.reverse();
  const matched = new Set<number>();
  const pairs = (before?.lines ?? []).map((line) => {
    const index = unmatched.get(matterOf(line))?.pop();
    if (index === undefined) return { line, index: null };
    matched.add(index);
    return { line, index };
  });
  const added = addedBehind(after, matched);
  const lines = [...(added.get(null) ?? [])];
  for (const { line, index } of pairs) {
    lines.push(pairOf(line, index === null ? null : (after?.lines[index] ?? null)));
    if (index !== null) lines.push(...(added.get(index) ?? []));
  }
  return { before, after, lines };
}

function pairOf(before: SdpLine, after: SdpLine | null): LinePair {
  if (after === null) return { change: 'removed', before, after };
  return { change: before.text === after.text ? 'same' : 'changed', before, after };
}

/** Lines of `after` without a partner, by the index of the line with one that they follow. */
function addedBehind(
  after: SdpSection | null,
  matched: ReadonlySet<number>,
): ReadonlyMap<number | null, LinePair[]> {
  const added = new Map<number | null, LinePair[]>();
  let behind: number | null = null;
  (after?.lines ?? []).forEach((line, index) => {
    if (matched.has(index)) behind = index;
    else {
      const pair: LinePair = { change: 'added', before: null, after: line };
      const others = added.get(behind);
      if (others) others.push(pair);
      else added.set(behind, [pair]);
    }
  });
  return added;
}

const directions = new Set(['sendrecv', 'sendonly', 'recvonly', 'inactive']);

/** Attributes that say something of what their first words name: a payload type, a source, a layer. */
const namedWords: Readonly<Record<string, number>> = {
  rtpmap: 1,
  fmtp: 1,
  extmap: 1,
  rid: 1,
  crypto: 1,
  ssrc: 2,
};

/** Attributes of which each line stands for itself. */
const wholeLines = new Set(['candidate', 'rtcp-fb', 'ssrc-group']);

/** What a line says something of: lines of the same matter are compared. */
function matterOf({ type, text, attribute }: SdpLine): string {
  if (attribute === null) return type === '' ? text : type;
  const { name } = attribute;
  if (directions.has(name)) return 'a=direction';
  if (wholeLines.has(name)) return text;
  const words = Object.hasOwn(namedWords, name) ? (namedWords[name] ?? 0) : 0;
  const named = (attribute.value ?? '').split(/[ :/]/).slice(0, words);
  return ['a=', name, ...named].join(' ');
}
