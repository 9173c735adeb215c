/** One row of the ladder: time, the arrow between its lanes, and what it carries, as chips. */
import { Fragment } from 'preact';
import { formatLook } from './format-look.ts';
import type { LaneSpan } from './ladder-lanes.ts';
import { wayWords, type LadderFrame, type LadderRow as Row } from './ladder-model.ts';
import { chipText, type Chip } from './record-chips.ts';

export interface LadderRowProps {
  readonly row: Row;
  readonly frame: LadderFrame;
  readonly id: string;
  readonly position: number;
  readonly count: number;
  readonly selected: boolean;
  /** True when bytes of the selected field lie in this record, too. */
  readonly related: boolean;
  readonly topPx: number;
}

export function LadderRow(props: LadderRowProps) {
  const { row, frame, selected } = props;
  const state = `${selected ? 'wire-row-selected' : ''} ${props.related ? 'wire-row-related' : ''}`;
  const option = {
    role: 'option',
    id: props.id,
    'data-part': String(row.index),
    'aria-selected': selected,
    'aria-setsize': props.count,
    'aria-posinset': props.position + 1,
  } as const;
  return (
    <div
      {...option}
      class={`wire-row wire-row-${row.kind} ${row.hueClass} ${state}`}
      style={{ transform: `translateY(${props.topPx}px)` }}
    >
      <span class="wire-time">
        {row.time} {row.connection !== '' && <small>{row.connection} </small>}
        <span class="wire-visually-hidden"> {wayWords(row, frame.lanes)} </span>
      </span>
      <Lanes row={row} laneCount={frame.lanes.length} />
    </div>
  );
}

function Lanes({ row, laneCount }: { readonly row: Row; readonly laneCount: number }) {
  const place = placeOf(row.span ?? { from: 0, to: laneCount - 1 }, laneCount);
  const side = laneCount > 3 ? sideOf(place) : '';
  return (
    <span
      class={`wire-lanes ${laneCount > 2 ? 'wire-lanes-many' : ''}`}
      style={{ '--gaps': laneCount - 1 }}
    >
      <span
        class={`wire-label ${row.telling ? 'wire-label-telling' : ''} ${side}`}
        style={insetOf(place)}
      >
        {row.carrier !== '' && <span class={`wire-chip ${row.hueClass}`}>{row.carrier}</span>}
        {row.chips.map((chip, at) => (
          <Fragment key={at}>
            <ChipView chip={chip} />{' '}
          </Fragment>
        ))}
        <span class="wire-detail" title={row.detail}>
          {row.detail}
        </span>
      </span>
      {row.span !== null && (
        <span
          class={`wire-arrow wire-arrow-${row.span.from < row.span.to ? 'right' : 'left'}`}
          style={insetOf(place)}
        />
      )}
    </span>
  );
}

/** Where something lies between the outer lanes, in percent from the left and from the right. */
interface Place {
  readonly left: number;
  readonly right: number;
}

function placeOf({ from, to }: LaneSpan, laneCount: number): Place {
  const share = 100 / (laneCount - 1);
  return { left: Math.min(from, to) * share, right: 100 - Math.max(from, to) * share };
}

function insetOf({ left, right }: Place) {
  return { left: `${left}%`, right: `${right}%` };
}

/** Between many lanes an arrow is short: its label goes on to the side where there is more room. */
function sideOf({ left, right }: Place): string {
  return left > right ? 'wire-label-leftward' : 'wire-label-rightward';
}

function ChipView({ chip }: { readonly chip: Chip }) {
  return (
    <span
      class={`wire-chip ${chip.malformed ? 'wire-chip-broken' : formatLook[chip.format].hueClass}`}
      title={chipTitle(chip)}
    >
      {chipText(chip)}
    </span>
  );
}

const partWords = {
  whole: '',
  start: ' It goes on in a later record.',
  middle: ' It began in an earlier record and goes on in a later one.',
  end: ' It began in an earlier record.',
} as const;

function chipTitle({ title, part, more, format, malformed }: Chip): string {
  const broken = malformed ? ' It breaks a rule.' : '';
  const others = more > 0 ? ` And ${more} more of this format in the same record.` : '';
  return `${title} (${formatLook[format].word}).${broken}${partWords[part]}${others}`;
}
