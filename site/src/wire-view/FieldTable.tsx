/** The fields of a record: name, value, meaning, and the section of the standard that governs them. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { composite } from './composite.ts';
import { fieldRowsOf, parentPath, valueText, type FieldRow, type TableRow } from './field-rows.ts';
import { formatLook } from './format-look.ts';
import { plural } from './quantities.ts';
import type { RecordAnatomy } from './record-anatomy.ts';
import { SectionLink } from './SectionLink.tsx';

export interface FieldTableProps {
  readonly anatomy: RecordAnatomy;
  readonly selectedPath: string | null;
  readonly expanded: ReadonlySet<string>;
  readonly onSelect: (path: string) => void;
  readonly onToggle: (path: string) => void;
}

/** Rows that are shown at first, and with every press of "Show more". */
const firstRows = 120;
const moreRows = 500;

export function FieldTable(props: FieldTableProps) {
  const { anatomy, selectedPath, expanded, onSelect, onToggle } = props;
  const idPrefix = useId();
  const table = useRef<HTMLTableElement>(null);
  const [limit, setLimit] = useState(firstRows);
  const { rows, hidden } = fieldRowsOf(anatomy, expanded, limit);
  useLayoutEffect(() => {
    const row = table.current?.querySelector<HTMLElement>('.wire-field-row.wire-on');
    if (row && table.current === document.activeElement) row.scrollIntoView({ block: 'nearest' });
  }, [selectedPath]);
  if (rows.length === 0) return null;
  const treegrid = composite({
    role: 'treegrid',
    label: 'Fields of this record',
    active: selectedPath === null ? undefined : `${idPrefix}-${selectedPath}`,
    keys: () => fieldKeys(props, rows),
    onPick: (part, target) => {
      if (target.closest('.wire-twist') === null) onSelect(part);
      else onToggle(part);
    },
  });
  return (
    <>
      <table {...treegrid} class="wire-fields" ref={table}>
        <FieldTableHead />
        <tbody>
          {rows.map((row) => (
            <Line key={keyOf(row)} row={row} idPrefix={idPrefix} selectedPath={selectedPath} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" class="wire-ghost" onClick={() => setLimit(limit + moreRows)}>
          Show more: {plural(hidden, 'further field')}
        </button>
      )}
    </>
  );
}

function FieldTableHead() {
  return (
    <thead class="wire-visually-hidden">
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Value and meaning</th>
        <th scope="col">Standard</th>
      </tr>
    </thead>
  );
}

function keyOf(row: TableRow): string {
  return row.kind === 'unit' ? `unit-${row.unit.id}` : row.placed.path;
}

function fieldKeys(
  { selectedPath, onSelect, onToggle }: FieldTableProps,
  all: readonly TableRow[],
): Readonly<Record<string, () => void>> {
  const rows = all.filter((row) => row.kind === 'field');
  const at = rows.findIndex(({ placed }) => placed.path === selectedPath);
  const here = rows[at];
  const to = (position: number) => () => {
    const target = rows[Math.min(Math.max(position, 0), rows.length - 1)];
    if (target !== undefined) onSelect(target.placed.path);
  };
  const toggle = (): void => {
    if (here?.expandable) onToggle(here.placed.path);
  };
  const toParent = (): void => {
    if (here && here.placed.depth > 0) onSelect(parentPath(here.placed.path));
  };
  return {
    ArrowDown: to(at + 1),
    ArrowUp: to(at - 1),
    Home: to(0),
    End: to(rows.length - 1),
    ArrowRight: here?.expandable && !here.expanded ? toggle : to(at + 1),
    ArrowLeft: here?.expanded ? toggle : toParent,
    Enter: toggle,
  };
}

interface LineProps {
  readonly row: TableRow;
  readonly idPrefix: string;
  readonly selectedPath: string | null;
}

function Line({ row, idPrefix, selectedPath }: LineProps) {
  if (row.kind === 'field') {
    const { path } = row.placed;
    return <FieldLine row={row} id={`${idPrefix}-${path}`} selected={path === selectedPath} />;
  }
  const { unit } = row;
  return (
    <tr class="wire-unit-row" aria-level={1}>
      <td colSpan={3}>
        <span class={`wire-chip ${formatLook[unit.format].hueClass}`}>{unit.title}</span>
        {unit.state === 'incomplete' && <span class="wire-note">waits for more bytes</span>}
      </td>
    </tr>
  );
}

interface FieldLineProps {
  readonly row: FieldRow;
  readonly id: string;
  readonly selected: boolean;
}

function FieldLine({ row, id, selected }: FieldLineProps) {
  const { placed, expandable, expanded } = row;
  const { field, unit, depth, path, inRecord } = placed;
  const value = valueText(field);
  return (
    <tr
      id={id}
      data-part={path}
      class={`wire-field-row ${formatLook[unit.format].hueClass} ${selected ? 'wire-on' : ''}`}
      aria-level={depth + 2}
      aria-selected={selected}
      aria-expanded={expandable ? expanded : undefined}
    >
      <td style={{ paddingLeft: `${0.6 + depth * 1.1}em` }}>
        <span class={`wire-twist ${expanded ? 'wire-twist-open' : ''}`} aria-hidden="true">
          {expandable ? '▸' : ''}
        </span>
        {field.name}
      </td>
      <td>
        {value !== '' && <code>{value}</code>} <span class="wire-meaning">{field.meaning}</span>
        {inRecord.length === 0 && <span class="wire-note"> It lies in another record.</span>}
      </td>
      <td>
        <SectionLink source={field.source} isTabStop={selected} />
      </td>
    </tr>
  );
}
