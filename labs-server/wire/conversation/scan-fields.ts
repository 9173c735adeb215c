/** The fields of entropy-coded data of which not every byte may have been kept. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import { type ByteRange, type Field, toBitRange } from '../field/field.ts';
import { FieldReader } from '../field/field-reader.ts';
import { readEntropyCoded } from '../jpeg/entropy-coded.ts';
import { t81 } from '../jpeg/marker.ts';
import type { ConversationLayer } from './conversation.ts';

/** What is read between `gaps`, which lie within `range` in order, and what is said of them. */
export function scanFields(
  layer: ConversationLayer,
  range: ByteRange,
  gaps: readonly ByteRange[],
): readonly Field[] {
  const fields: Field[] = [];
  let start = range.start;
  for (const gap of [...gaps, { start: range.end, end: range.end }]) {
    const reader = new FieldReader(layer.slice({ start, end: gap.start }), start);
    readEntropyCoded(reader, gap.start - start);
    fields.push(...reader.fields);
    if (gap.end > gap.start) fields.push(gapField(gap));
    start = gap.end;
  }
  return fields;
}

/** The restart marker that is out of order; with gaps nobody can tell. */
export function brokenScan(layer: ConversationLayer, range: ByteRange): DecodeError | null {
  const reader = new FieldReader(layer.slice(range), range.start);
  const rule = readEntropyCoded(reader, range.end - range.start);
  return rule && createDecodeError(rule);
}

function gapField(gap: ByteRange): Field {
  return {
    name: 'not kept',
    range: toBitRange(gap),
    value: null,
    meaning: `${gap.end - gap.start} bytes of the picture crossed the socket and were not kept: what stands in their place was never sent.`,
    source: t81('B.1.1.5'),
    children: [],
  };
}
