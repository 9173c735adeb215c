/** A conversation as text: what the golden files of the tests hold. */
import type { ByteRange } from '../field/field.ts';
import { renderFields } from '../field/render-fields.ts';
import type { Direction } from '../record.ts';
import type { Conversation, Fault, Unit } from './conversation.ts';

/** One paragraph per unit, in the order of the ids: what it is and where, its error, its fields. Then the faults. */
export function renderConversation(conversation: Conversation): string {
  const units = conversation.units.map((unit) => renderUnit(conversation, unit));
  return [...units, ...conversation.faults.map(renderFault)].join('\n');
}

function renderFault({ direction, exchange, error }: Fault): string {
  return `${arrowOf(direction)} fault (exchange ${exchange}): ${error.message} [${error.code}]\n`;
}

function renderUnit({ layers }: Conversation, unit: Unit): string {
  const layer = layers.get(unit.layer);
  if (!layer) throw new Error(`unit ${unit.id} lies in a layer that does not exist`);
  const raw = layer.parent === null ? '' : ` = stream ${renderRanges(layer.toRaw(unit.range))}`;
  const place = `${layer.name} ${renderRanges([unit.range])}${raw}`;
  const head = `${arrowOf(unit.direction)} ${unit.id} ${unit.kind} "${unit.title}" (${unit.format}, exchange ${unit.exchange}) ${place}: ${unit.state}\n`;
  const error = unit.error ? `  ! ${unit.error.message} [${unit.error.code}]\n` : '';
  const fields = renderFields(unit.fields, layer.slice(unit.range), unit.range.start);
  return head + error + fields.replace(/^(?=.)/gm, '  ');
}

function arrowOf(direction: Direction): string {
  return direction === 'client-to-server' ? '>' : '<';
}

function renderRanges(ranges: readonly ByteRange[]): string {
  return ranges.map(({ start, end }) => `${start}-${end}`).join(' + ');
}
