/** "The same bytes, layer by layer": one row per layer, each with its own boundaries over the selected record. */
import { pressable } from './composite.ts';
import { formatLook } from './format-look.ts';
import { formatBytes } from './quantities.ts';
import { isWithin } from './record-anatomy.ts';
import type { Track, TrackContinuation, TrackSegment } from './track-model.ts';

export interface TracksProps {
  readonly tracks: readonly Track[];
  readonly selectedPath: string | null;
  readonly onSelect: (path: string) => void;
  /** Shows the record that holds the raw offset. */
  readonly onFollow: (rawOffset: number) => void;
}

export function Tracks({ tracks, selectedPath, onSelect, onFollow }: TracksProps) {
  const ends = tracks.some(({ before, after }) => before !== null || after !== null);
  return (
    <div class={`wire-tracks ${ends ? 'wire-tracks-ends' : ''}`}>
      {tracks.map((track) => (
        <div class="wire-track-line" key={track.name}>
          <span class="wire-track-name">{track.name}</span>
          {ends && (
            <End continuation={track.before} side="before" track={track} onFollow={onFollow} />
          )}
          <div class={`wire-track ${formatLook[track.format].hueClass}`}>
            {track.segments.map((segment, at) => (
              <Segment key={at} segment={segment} selectedPath={selectedPath} onSelect={onSelect} />
            ))}
          </div>
          {ends && (
            <End continuation={track.after} side="after" track={track} onFollow={onFollow} />
          )}
        </div>
      ))}
    </div>
  );
}

/** Characters up to which a label is shown whole or not at all. */
const shortLabel = 5;

interface SegmentProps {
  readonly segment: TrackSegment;
  readonly selectedPath: string | null;
  readonly onSelect: (path: string) => void;
}

function Segment({ segment, selectedPath, onSelect }: SegmentProps) {
  const { path, paths, label, leftPercent, widthPercent } = segment;
  const isShort = label.length <= shortLabel;
  const chosen =
    selectedPath !== null &&
    paths.some((each) => isWithin(each, selectedPath) || isWithin(selectedPath, each));
  return (
    <i
      class={`${chosen ? 'wire-outlined' : ''} ${isShort ? 'wire-short' : ''}`}
      style={{ left: `${leftPercent}%`, width: `${widthPercent}%` }}
      title={segment.title}
      {...pressable(path === '' ? null : () => onSelect(path))}
    >
      {isShort ? (
        <span>{label}</span>
      ) : (
        wordsOf(label).map((words) => <span key={words}>{words}</span>)
      )}
    </i>
  );
}

/** `chunk-data` and `38 B`: the first word alone still tells what the box is. */
function wordsOf(label: string): readonly string[] {
  const [first = '', ...rest] = label.split(' ');
  return rest.length === 0 ? [first] : [first, rest.join(' ')];
}

interface EndProps {
  readonly continuation: TrackContinuation | null;
  readonly side: 'before' | 'after';
  readonly track: Track;
  readonly onFollow: (rawOffset: number) => void;
}

/** What of the layer lies in other records, dimmed; a press goes there. */
function End({ continuation, side, track, onFollow }: EndProps) {
  if (continuation === null) return <span />;
  const size = formatBytes(continuation.byteLength);
  const where = side === 'before' ? 'earlier' : 'later';
  return (
    <button
      type="button"
      class={`wire-track-end ${formatLook[track.format].hueClass}`}
      title={`${size} of this ${track.name} lie in ${where} records. Press to go there.`}
      onClick={() => onFollow(continuation.rawOffset)}
    >
      {side === 'before' ? `‹ ${size}` : `${size} ›`}
    </button>
  );
}
