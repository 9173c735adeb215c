/** The record that is looked at: its bytes, the same bytes layer by layer, and its fields. */
import { useEffect, useMemo } from 'preact/hooks';
import { bytesViews } from './bytes-views.ts';
import { CopyMenu } from './CopyMenu.tsx';
import { copyChoicesOf } from './copy-choices.ts';
import { FieldTable } from './FieldTable.tsx';
import { socketCall } from './format-look.ts';
import type { LadderFrame } from './ladder-model.ts';
import { LinkButton, type LinkTarget } from './LinkButton.tsx';
import { MalformedNotes } from './MalformedNotes.tsx';
import { formatBytes, formatCount, formatTime } from './quantities.ts';
import { anatomyOf, keptRangesOf, type RecordAnatomy } from './record-anatomy.ts';
import type { DataEntry } from './shown-entries.ts';
import { tracksOf } from './track-model.ts';
import { Tracks } from './Tracks.tsx';
import { maxDecodedBytes } from './trace-store-options.ts';
import type { WireState } from './wire-state.ts';

export interface InspectorProps {
  readonly state: WireState;
  readonly entry: DataEntry;
  readonly frame: LadderFrame;
  readonly narrow: boolean;
  readonly link: LinkTarget;
  /** Shows the record that holds the raw offset. */
  readonly onFollow: (rawOffset: number) => void;
}

export function Inspector({ state, entry, frame, narrow, link, onFollow }: InspectorProps) {
  const { record, connection } = entry;
  const anatomy = useAnatomy(entry, state);
  const tracks = useMemo(() => (anatomy === null ? [] : tracksOf(anatomy)), [anatomy]);
  const path = state.selectedPath.value;
  if (anatomy === null || connection === null) return null;
  const Bytes = bytesViews[state.mode.value];
  const select = (chosen: string | null, at: number | null): void => {
    state.holdEntry(entry.index);
    state.selectField(chosen, at);
  };
  const selectField = (chosen: string): void => select(chosen, firstByteOf(anatomy, chosen));
  return (
    <div class="wire-inspector-inner">
      <div class="wire-inspector-head">
        <p class="wire-rowlab">{headingOf(entry, frame)}</p>
        <span class="wire-inspector-tools">
          <CopyMenu choices={() => copyChoicesOf(anatomy, connection, path)} />
          <LinkButton {...link} lane="socket" record={record.sequence} fieldPath={path} />
        </span>
      </div>
      <OmittedNote anatomy={anatomy} />
      {!connection.decodes(record) && <p class="wire-note">{decodingStoppedSentence}</p>}
      <Bytes
        anatomy={anatomy}
        selectedPath={path}
        cursor={state.cursor.value}
        narrow={narrow}
        onSelectByte={(at) => select(leafPathAt(anatomy, at), at)}
      />
      <MalformedNotes units={anatomy.units} />
      <p class="wire-rowlab">The same bytes, layer by layer</p>
      <Tracks tracks={tracks} selectedPath={path} onSelect={selectField} onFollow={onFollow} />
      <FieldTable
        anatomy={anatomy}
        selectedPath={path}
        expanded={state.expanded.value}
        onSelect={selectField}
        onToggle={(chosen) => {
          state.holdEntry(entry.index);
          state.toggleExpanded(chosen);
        }}
      />
    </div>
  );
}

/** The record taken apart; the other records are told where the bytes of its chosen field lie. */
function useAnatomy({ record, connection }: DataEntry, state: WireState): RecordAnatomy | null {
  const revision = connection?.revision ?? 0;
  const anatomy = useMemo(
    () => (connection === null ? null : anatomyOf(connection, record)),
    [connection, record, revision],
  );
  const path = state.selectedPath.value;
  useEffect(() => {
    state.selectedRaw.value = anatomy?.fields.find((placed) => placed.path === path)?.raw ?? [];
  }, [state, anatomy, path]);
  return anatomy;
}

const decodingStoppedSentence = `The page decodes the first ${formatBytes(maxDecodedBytes)} of a connection, and these bytes came later: they are shown without their layers. On a new connection it begins anew.`;

function leafPathAt({ fields, leafAt }: RecordAnatomy, at: number): string | null {
  return fields[leafAt[at] ?? -1]?.path ?? null;
}

/** Kept position of the field's first byte in the record; null when none of it was kept here. */
function firstByteOf({ fields, record }: RecordAnatomy, path: string): number | null {
  const [range] = fields.find((placed) => placed.path === path)?.inRecord ?? [];
  return range === undefined ? null : (keptRangesOf(record, range)[0]?.start ?? null);
}

/** "What the socket wrote at 4.012 s, 38 bytes": the boundaries are those of read() and write(). */
function headingOf({ record }: DataEntry, frame: LadderFrame): string {
  const verb = socketCall(record.direction) === 'write()' ? 'wrote' : 'read';
  const time = formatTime(record.timeUs - frame.originUs);
  return `What the server’s socket ${verb} at ${time}, ${formatCount(record.byteLength)} bytes`;
}

function OmittedNote({ anatomy: { record, bytes } }: { readonly anatomy: RecordAnatomy }) {
  const omitted = record.byteLength - bytes.length;
  if (omitted === 0) return null;
  return (
    <p class="wire-note">
      The log keeps head and tail of a large record: {formatBytes(omitted)} in the middle were left
      out.
    </p>
  );
}
