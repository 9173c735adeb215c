/** The filter of the ladder: text, connection, direction. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import { connectionName } from './ladder-model.ts';
import { plural } from './quantities.ts';
import type { TraceView } from './trace-view.ts';
import type { WireState } from './wire-state.ts';

export interface FilterBarProps {
  readonly state: WireState;
  readonly view: TraceView;
  /** Rows that pass. */
  readonly count: number;
  readonly onClose: () => void;
}

export function FilterBar({ state, view, count, onClose }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const onEscape = {
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    },
  };
  return (
    <div class="wire-filter" {...onEscape}>
      <input
        ref={input}
        type="search"
        aria-label="Filter by text"
        placeholder="title, path or format: event 2, /events, chunked"
        value={state.filter.value.text}
        onInput={(event) => state.setFilter({ text: event.currentTarget.value })}
      />
      <ConnectionChoice state={state} view={view} />
      <DirectionChoice state={state} />
      <output>{plural(count, 'row')}</output>
      <button type="button" class="wire-ghost" onClick={onClose}>
        Clear filter <kbd aria-hidden="true">esc</kbd>
      </button>
    </div>
  );
}

/** Connections that can be chosen: the newest ones. */
const offeredConnections = 100;

function ConnectionChoice({ state, view }: Pick<FilterBarProps, 'state' | 'view'>) {
  const { connection } = state.filter.value;
  return (
    <select
      aria-label="Filter by connection"
      value={connection === null ? '' : String(connection)}
      onChange={({ currentTarget: { value } }) =>
        state.setFilter({
          connection: value === '' ? null : value === 'page' ? value : Number(value),
        })
      }
    >
      <option value="">all connections</option>
      {view.pageRecords > 0 && <option value="page">messages in the page</option>}
      {view.connections.slice(-offeredConnections).map(({ key, number }) => (
        <option key={key} value={String(key)}>
          {connectionName(number)}
        </option>
      ))}
    </select>
  );
}

function DirectionChoice({ state }: Pick<FilterBarProps, 'state'>) {
  return (
    <select
      aria-label="Filter by direction"
      value={state.filter.value.direction ?? ''}
      onChange={({ currentTarget: { value } }) =>
        state.setFilter({ direction: isDirection(value) ? value : null })
      }
    >
      <option value="">both directions</option>
      <option value="client-to-server">to the server</option>
      <option value="server-to-client">to the browser</option>
    </select>
  );
}

function isDirection(value: string): value is Direction {
  return value === 'client-to-server' || value === 'server-to-client';
}
