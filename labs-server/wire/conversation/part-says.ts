/** What the units of a multipart body say: RFC 2046 section 5.1.1. */
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange, Field } from '../field/field.ts';
import { contentFields, partMediaType } from '../multipart/content.ts';
import type { PartHead } from '../multipart/decode-part-head.ts';
import { multipartTerms } from '../multipart/terms.ts';
import type { BodyContent } from './body-content.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { limitTitle } from './titles.ts';
import { reasons, undecodedField } from './undecoded.ts';
import type { UnitDraft } from './unit-list.ts';

export type PartSays = Pick<UnitDraft, 'format' | 'kind' | 'title' | 'fields' | 'state' | 'error'>;

/** A part of which the head is read. */
export interface OpenPart {
  /** From 1. */
  readonly number: number;
  readonly head: PartHead;
  readonly fields: readonly Field[];
  readonly fault: DecodeError | null;
  /** Where the data begin. */
  readonly start: number;
  /** Where an image is read; null for data of other types. */
  readonly data: { readonly layer: MappedLayer; readonly content: BodyContent } | null;
}

/** A unit of which not even the delimiter is whole. */
export const begun: PartSays = {
  format: 'multipart',
  kind: 'part',
  title: 'part',
  fields: [],
  state: 'incomplete',
  error: null,
};

/** A part that reaches to `end` so far. */
export function partSays({ number, fields, start, head }: OpenPart, end: number): PartSays {
  const title = `part ${number} ${partMediaType(head.fieldLines)}, ${Math.max(end - start, 0)} B`;
  const all = [...fields, ...contentFields({ start, end })];
  return { ...begun, title: limitTitle(title), fields: all };
}

export function closeSays(fields: readonly Field[]): PartSays {
  const kind = 'close-delimiter';
  return { ...begun, kind, title: kind, fields, state: 'complete' };
}

/** What comes before the first delimiter, or after the last one. */
export function ignoredSays(kind: 'preamble' | 'epilogue', range: ByteRange): PartSays {
  const { name, meaning, source } = multipartTerms[kind];
  const fields = [{ ...undecodedField(range, { meaning, source }), name }];
  return { ...begun, kind, title: name, fields, state: 'complete' };
}

/** Bytes after a gap that may have hidden a delimiter. */
export function lostSays(range: ByteRange): PartSays {
  const fields = [undecodedField(range, reasons.partNotKept)];
  const title = `undecoded ${range.end - range.start} B`;
  return { ...begun, format: 'raw', kind: 'undecoded', title, fields, state: 'complete' };
}
