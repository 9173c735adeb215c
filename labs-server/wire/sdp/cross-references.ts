/** What one line says of another: payload types, identification tags, groups. */
import { createDecodeError, quote } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { sourceOf } from './attribute-term.ts';
import type { SdpLine, SdpSection } from './description.ts';
import { rfc8866 } from './line-types.ts';

/** RFC 3551 section 3: these payload types are for dynamic assignment. */
const firstDynamicPayloadType = 96;

/** Every reference between lines that leads nowhere, or to two places. */
export function brokenReferences(sections: readonly SdpSection[]): DecodeError[] {
  return [
    ...sections.flatMap(unmappedFormats),
    ...sections.flatMap(repeatedDirections),
    ...repeatedMids(sections),
    ...strayTags(sections),
  ];
}

/** Section 8.2.3: a payload type that is assigned dynamically needs `a=rtpmap`. */
function unmappedFormats({ media, lines }: SdpSection): DecodeError[] {
  const [mediaLine] = lines;
  if (!media || !mediaLine || !/(^|\/)RTP\//.test(media.proto)) return [];
  const mapped = new Set(
    lines.flatMap(({ attribute }) =>
      attribute?.name === 'rtpmap' ? [(attribute.value ?? '').split(' ', 1)[0]] : [],
    ),
  );
  const isUnmapped = (format: string) =>
    /^\d{1,3}$/.test(format) && Number(format) >= firstDynamicPayloadType && !mapped.has(format);
  const [first] = media.formats.filter(isUnmapped);
  if (first === undefined) return [];
  const what = `expected a=rtpmap:${first}, found none: the payload type is a dynamic one`;
  return [brokenBy('sdp-rtpmap-missing', mediaLine, 'fmt', what, rfc8866('8.2.3'))];
}

/** Section 6.7: at most one of these in each section. */
function repeatedDirections({ lines }: SdpSection): DecodeError[] {
  const [first, second] = lines.filter(({ attribute }) => isDirection(attribute?.name ?? ''));
  if (first === undefined || second === undefined) return [];
  const what = `expected one direction only, found ${second.text} after ${first.text}`;
  return [brokenBy('sdp-direction-repeated', second, 'attribute-name', what, rfc8866('6.7'))];
}

function isDirection(name: string): boolean {
  return ['recvonly', 'sendrecv', 'sendonly', 'inactive'].includes(name);
}

function repeatedMids(sections: readonly SdpSection[]): DecodeError[] {
  const seen = new Set<string>();
  return sections.flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const mid = line.attribute?.name === 'mid' ? line.attribute.value : null;
      if (mid === null) return [];
      const isNew = !seen.has(mid);
      seen.add(mid);
      const what = `expected a new identification-tag, found ${quote(mid)} again`;
      const source = sourceOf('RFC 5888 4');
      return isNew ? [] : [brokenBy('sdp-mid-repeated', line, 'mid', what, source)];
    }),
  );
}

function strayTags(sections: readonly SdpSection[]): DecodeError[] {
  const mids = new Set(sections.map(({ media }) => media?.mid));
  const [session] = sections;
  return (session?.lines ?? []).flatMap((line) => {
    if (line.attribute?.name !== 'group') return [];
    const [, ...tags] = (line.attribute.value ?? '').split(' ');
    const stray = tags.find((tag) => tag !== '' && !mids.has(tag));
    if (stray === undefined) return [];
    const what = `expected the mid of a media description, found ${quote(stray)}`;
    const source = sourceOf('RFC 5888 5');
    return [brokenBy('sdp-group-tag-unknown', line, 'identification-tag', what, source)];
  });
}

function brokenBy(
  code: string,
  line: SdpLine,
  field: string,
  what: string,
  source: Source,
): DecodeError {
  return createDecodeError({ code, field, range: line.range, what, source });
}
