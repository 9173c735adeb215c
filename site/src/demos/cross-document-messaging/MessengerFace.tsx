/** The choices, the two documents themselves, and the table of what was allowed and what was stopped. */
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import { checks, targets, type Origins } from './messenger-choices.ts';
import {
  isAllowed,
  outcomeOf,
  type MessengerReport,
  type MessengerRow,
} from './messenger-report.ts';
import '../demo-face.css';
import './messenger.css';

export interface MessengerChoice {
  readonly data: string;
  /** Index in `targets` and in `checks`. */
  readonly target: number;
  readonly check: number;
}

interface Props extends ShownFace<MessengerReport> {
  readonly labs: readonly [string, string] | null;
  readonly choice: Signal<MessengerChoice>;
  readonly frame: RefObject<HTMLIFrameElement>;
  /** True once a run has begun to load the documents. */
  readonly isLoaded: boolean;
}

/** Before the server tells its own. */
const usualLabs = ['http://127.0.0.1:4601', 'http://127.0.0.1:4602'] as const;

export function MessengerFace(props: Props) {
  const { labs, choice, frame, isLoaded, report, onlyBytes } = props;
  const [a, b] = (labs ?? usualLabs).map((lab) => new URL(lab).origin);
  const rows = report?.rows ?? [];
  const last = rows.at(-1);
  return (
    <div class="demo-face messenger">
      <Choices choice={choice} origins={{ a: a ?? '', b: b ?? '' }} />
      <div class="messenger-stage">
        <iframe ref={frame} class="messenger-frame" title="Document A, which embeds document B" />
        {!isLoaded && (
          <p class="messenger-hint">
            {rows.length === 0
              ? 'Press Post: document A appears here, with document B in it.'
              : 'The documents of a recorded run are not here: what became of the message is below.'}
          </p>
        )}
      </div>
      {onlyBytes && <p>This recording holds only the bytes of a run.</p>}
      {rows.length > 0 && <Table rows={rows} />}
      <Announce sentence={last === undefined ? '' : outcomeOf(last)} />
    </div>
  );
}

function Choices({
  choice,
  origins,
}: {
  readonly choice: Signal<MessengerChoice>;
  readonly origins: Origins;
}) {
  const { data, target, check } = choice.value;
  const change = (part: Partial<MessengerChoice>): void =>
    void (choice.value = { ...choice.peek(), ...part });
  return (
    <div class="messenger-choices">
      <label>
        <span>A posts</span>
        <input
          value={data}
          maxLength={200}
          onInput={({ currentTarget }) => change({ data: currentTarget.value })}
        />
      </label>
      <label>
        <span>targetOrigin</span>
        <select
          value={target}
          onChange={({ currentTarget }) => change({ target: Number(currentTarget.value) })}
        >
          {targets.map((one, at) => (
            <option key={one.id} value={at}>
              {`'${one.targetOrigin(origins)}' · ${one.about}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>B accepts if</span>
        <select
          value={check}
          onChange={({ currentTarget }) => change({ check: Number(currentTarget.value) })}
        >
          {checks.map((one, at) => (
            <option key={one.id} value={at}>
              {one.condition(origins)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const headings = ['', 'targetOrigin', 'B accepts if', 'event.origin', 'event.source', 'A gets'];

function Table({ rows }: { readonly rows: readonly MessengerRow[] }) {
  return (
    <div class="messenger-scroll">
      <table class="messenger-table">
        <caption>What became of each message, the newest first</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading === '' ? <span class="visually-hidden">Outcome</span> : heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row, at) => (
            <tr key={rows.length - at}>
              <th scope="row">
                <span aria-hidden="true">{isAllowed(row) ? '✓' : '✗'}</span> {outcomeOf(row)}
              </th>
              <td>{row.targetOrigin}</td>
              <td>{row.condition}</td>
              <td>{row.arrived?.origin ?? '–'}</td>
              <td>{row.arrived?.source ?? '–'}</td>
              <td>{row.answer ?? row.thrown ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
