/** The field table: the fields of a record as a tree that can be opened and closed. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Field } from '@wireside/labs-server/wire/field/field.ts';
import type { PlacedField, RecordAnatomy } from './record-anatomy.ts';

export interface UnitRow {
  readonly kind: 'unit';
  readonly unit: Unit;
}

export interface FieldRow {
  readonly kind: 'field';
  readonly placed: PlacedField;
  readonly expandable: boolean;
  readonly expanded: boolean;
}

export type TableRow = UnitRow | FieldRow;

/** Rows up to `limit`; where a format has several units, each says its title first. Children only where `expanded` has the path. */
export function fieldRowsOf(
  { fields }: RecordAnatomy,
  expanded: ReadonlySet<string>,
  limit: number,
): { readonly rows: readonly TableRow[]; readonly hidden: number } {
  const rows: TableRow[] = [];
  const headings = needsHeadings(fields);
  let unit: Unit | null = null;
  let hidden = 0;
  for (const placed of fields) {
    if (placed.depth > 0 && !expanded.has(parentPath(placed.path))) continue;
    if (rows.length >= limit) {
      hidden += 1;
      continue;
    }
    if (headings && placed.unit !== unit) rows.push({ kind: 'unit', unit: placed.unit });
    unit = placed.unit;
    const expandable = placed.field.children.length > 0 && placed.inRecord.length > 0;
    rows.push({ kind: 'field', placed, expandable, expanded: expanded.has(placed.path) });
  }
  return { rows, hidden };
}

/** Where each format has one unit, its hue and the layers' names say enough. */
function needsHeadings(fields: readonly PlacedField[]): boolean {
  const units = new Set(fields.map(({ unit }) => unit));
  const formats = new Set(fields.map(({ unit }) => unit.format));
  return units.size > formats.size || fields.some(({ unit }) => unit.state === 'incomplete');
}

/** `4.1` of `4.1.0`. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

/** Every path above `path`, so that opening them shows it: `4.1.0` has `4.1`. */
export function pathsAbove(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.slice(2).map((_, at) => parts.slice(0, at + 2).join('.'));
}

/** A field's value as the table shows it; text in quotes, at most `maxCharacters`. */
export function valueText({ value }: Field, maxCharacters = 160): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.length > maxCharacters ? `${value.slice(0, maxCharacters)}…` : value;
  return JSON.stringify(text);
}
