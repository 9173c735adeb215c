/** The lines of a description, or of two side by side: chosen by mouse or arrow keys. */
import { useRef } from 'preact/hooks';
import { changeMarks } from './compared-rows.ts';
import type { ListedRow } from './listed-rows.ts';
import type { SdpRow } from './sdp-document.ts';
import type { Edits } from './sdp-edits.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly ListedRow[];
  readonly chosen: string | null;
  readonly edits: Edits;
  /** Indices of rows that the chosen one refers to. */
  readonly related: ReadonlySet<number>;
  /** Indices of rows with a mark of their own. */
  readonly marked?: ReadonlySet<number>;
  readonly onChoose: (row: ListedRow) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 12,
  PageUp: -12,
  Home: -Infinity,
  End: Infinity,
};

export function SdpList(props: Props) {
  const { id, label, rows, chosen, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const choose = (row: ListedRow | undefined): void => {
    if (row === undefined) return;
    onChoose(row);
    list.current?.querySelector(`[data-key="${row.key}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const at = rows.findIndex(({ key }) => key === chosen);
    choose(rows[Math.max(0, Math.min(rows.length - 1, at + step))]);
  };
  if (rows.length === 0) return <p class="sdp-empty">No line has this.</p>;
  return (
    <div
      ref={list}
      class="sdp-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen === null ? undefined : `${id}-${chosen}`}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const key = (target as Element).closest('[data-key]')?.getAttribute('data-key');
        const row = rows.find((listed) => listed.key === key);
        if (row !== undefined) onChoose(row);
      }}
    >
      {rows.map((listed) => (
        <ListRow key={listed.key} {...props} listed={listed} />
      ))}
    </div>
  );
}

function ListRow(props: Props & { readonly listed: ListedRow }) {
  const { id, listed, chosen, edits, related, marked } = props;
  const { row, compared, key } = listed;
  const edited = edits.get(row.index);
  return (
    <div
      id={`${id}-${key}`}
      data-key={key}
      role="option"
      aria-selected={key === chosen}
      data-related={compared === null && related.has(row.index)}
      data-marked={marked?.has(row.index)}
      data-begins={row.line.type === 'm'}
      data-change={compared?.change}
    >
      <span class="sdp-number">{row.index + 1}</span>
      {compared === null ? (
        <LineText row={row} edited={edited} />
      ) : (
        <>
          <span class="sdp-mark">{changeMarks[compared.change]}</span>
          <code>{compared.before?.line.text ?? ''}</code>
          <code>{compared.after?.line.text ?? ''}</code>
        </>
      )}
      <span class="sdp-topic">{row.topic}</span>
    </div>
  );
}

function LineText({ row, edited }: { row: SdpRow; edited: string | null | undefined }) {
  const { text, fault } = row.line;
  if (edited === undefined) {
    return (
      <code>
        {text}
        {fault !== null && <i class="sdp-fault"> ✗</i>}
      </code>
    );
  }
  return (
    <code data-edited="true">
      <del>{text}</del>
      {edited !== null && <ins>{edited}</ins>}
    </code>
  );
}
