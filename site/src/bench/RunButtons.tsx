/** Run, Stop, and the way to the recorded run and back. */
import type { BenchModel } from './bench-model.ts';

interface Props {
  readonly model: BenchModel | null;
  readonly blocked: boolean;
  readonly label: string;
  readonly showsRecorded: boolean;
  /** The recorded trace is on its way. */
  readonly loadsRecorded: boolean;
  readonly onRun: () => void;
  readonly onRecorded: () => void;
  readonly onLive: () => void;
}

export function RunButtons(props: Props) {
  const { model, blocked, label, showsRecorded } = props;
  const state = model?.state.value;
  const running = state === 'running' || state === 'waiting';
  return (
    <span class="bench-buttons">
      <button
        type="button"
        class="button button-ghost"
        disabled={model === null}
        title={
          showsRecorded
            ? 'Back to the live bytes'
            : 'Show the run that was recorded from a real lab server (R when presenting)'
        }
        onClick={showsRecorded ? props.onLive : props.onRecorded}
      >
        {props.loadsRecorded ? 'Loading…' : showsRecorded ? 'Live' : 'Recorded'}
      </button>
      {running ? (
        <button type="button" class="button bench-stop" onClick={() => model?.stop()}>
          <span aria-hidden="true">■</span> {state === 'waiting' ? 'Waiting …' : 'Stop'}
        </button>
      ) : (
        <button
          type="button"
          class="button button-primary bench-run"
          disabled={model === null || blocked}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={props.onRun}
        >
          <span aria-hidden="true">▶</span> {label} <kbd aria-hidden="true">Ctrl ⏎</kbd>
        </button>
      )}
    </span>
  );
}
