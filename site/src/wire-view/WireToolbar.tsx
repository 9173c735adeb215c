/** The bar above the ladder: what is shown, and the controls of the whole view. */
import { useRef } from 'preact/hooks';
import { connectionChip, protocolChip } from './connection-words.ts';
import { totalsOf } from './ladder-model.ts';
import { formatCount } from './quantities.ts';
import type { TraceView } from './trace-view.ts';
import type { BytesMode, WireState } from './wire-state.ts';
import type { WireStatus } from './wire-status.ts';

export interface WireToolbarProps {
  readonly state: WireState;
  readonly view: TraceView;
  readonly title: string;
  readonly status: WireStatus;
  readonly live: boolean;
  /** Entries that came in while paused. */
  readonly whilePaused: number;
  readonly onPause: () => void;
  readonly onFilter: () => void;
  readonly onSave: (() => void) | undefined;
  readonly onOpen: ((file: File) => void) | undefined;
}

const modes: readonly BytesMode[] = ['hex', 'text', 'bits'];

export function WireToolbar(props: WireToolbarProps) {
  const { view } = props;
  const conn = connectionChip(view);
  const protocol = protocolChip(view);
  return (
    <div class="wire-bar">
      <div class="wire-summary">
        <b>{props.title}</b>
        <StatusWord {...props} />
        {conn !== '' && <span class="wire-chip wire-hue-tcp">{conn}</span>}
        {protocol !== '' && <span class="wire-chip wire-hue-http">{protocol}</span>}
        <span class="wire-totals">{totalsOf(view)}</span>
      </div>
      <Controls {...props} />
    </div>
  );
}

function Controls(props: WireToolbarProps) {
  const { state, view, onSave, onOpen } = props;
  return (
    <div class="wire-controls">
      <Toggle
        label="Filter"
        keyName="F"
        pressed={state.filterOpen.value}
        onPress={props.onFilter}
      />
      <PauseButton {...props} />
      <fieldset class="wire-segments">
        <legend class="wire-visually-hidden">Show bytes as</legend>
        {modes.map((mode) => (
          <button
            key={mode}
            type="button"
            aria-pressed={state.mode.value === mode}
            onClick={() => {
              state.mode.value = mode;
            }}
          >
            {mode}
          </button>
        ))}
      </fieldset>
      {onSave && (
        <button
          type="button"
          class="wire-button"
          disabled={view.dataRecords + view.pageRecords === 0}
          onClick={onSave}
        >
          Save .pcapng
        </button>
      )}
      {onOpen && <OpenButton onOpen={onOpen} />}
    </div>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly keyName: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Toggle({ label, keyName, pressed, onPress }: ToggleProps) {
  return (
    <button type="button" class="wire-ghost" aria-pressed={pressed} onClick={onPress}>
      {label}{' '}
      <kbd class="key-character" aria-hidden="true">
        {keyName}
      </kbd>
    </button>
  );
}

function PauseButton({ state, whilePaused, onPause }: WireToolbarProps) {
  const paused = state.pausedAt.value !== null;
  return (
    <button type="button" class="wire-ghost" aria-pressed={paused} onClick={onPause}>
      {paused ? 'Resume' : 'Pause'}{' '}
      <kbd class="key-character" aria-hidden="true">
        space
      </kbd>
      {paused && <span class="wire-while">+{formatCount(whilePaused)} while paused</span>}
    </button>
  );
}

function StatusWord({ state, status, live }: WireToolbarProps) {
  if (state.pausedAt.value !== null)
    return <span class="wire-state wire-state-paused">paused</span>;
  if (status === 'recorded') return <span class="wire-state wire-state-recorded">recorded</span>;
  if (status === 'disconnected') {
    return <span class="wire-state wire-state-off">disconnected</span>;
  }
  return live ? <span class="wire-state wire-state-live">live</span> : null;
}

function OpenButton({ onOpen }: { readonly onOpen: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="wire-button" onClick={() => input.current?.click()}>
        Open…
      </button>
      <input
        ref={input}
        type="file"
        accept=".pcapng"
        hidden
        aria-label="Open a .pcapng trace"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onOpen(file);
        }}
      />
    </>
  );
}
