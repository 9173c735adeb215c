/** Where on the wire the bytes are that a feedback is about: the record and the field that the wire view shows. */
import type { FeedbackPlace } from '@wireside/labs-server/wire/exercise-check.ts';
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { recordHolding } from '../wire-view/shown-entries.ts';
import type { TraceConnection } from '../wire-view/trace-connection.ts';
import type { TraceEntry, TraceView } from '../wire-view/trace-view.ts';
import type { WireLink } from '../wire-view/wire-link.ts';

/**
 * A link to the first record with bytes of the event at `place`; without one, to the last bytes of the stream: an
 * event that is missing is missing there. Null when no event stream is in the view.
 */
export function findEvidence(
  view: TraceView,
  exercise: string,
  place: FeedbackPlace | null,
): WireLink | null {
  for (const connection of view.connections) {
    const units = connection.conversation.units.filter(({ format }) => format === 'event-stream');
    const unit = unitAt(units, place);
    if (unit === undefined) continue;
    const record = recordOf(view.entries, connection, unit);
    if (record === null) continue;
    return { bench: exercise, lane: 'socket', record, fieldPath: `${unit.id}.${fieldIndex(unit)}` };
  }
  return null;
}

function unitAt(units: readonly Unit[], place: FeedbackPlace | null): Unit | undefined {
  const start = place?.byteRange?.start;
  if (start === undefined) return units.at(-1);
  return units.find(({ range }) => range.start <= start && start < range.end) ?? units.at(-1);
}

/** The data if there are any: most mistakes are made there. */
function fieldIndex({ fields }: Unit): number {
  return Math.max(
    0,
    fields.findIndex(({ name }) => name === 'data'),
  );
}

/** Sequence number of the record that holds the unit's first byte. */
function recordOf(
  entries: readonly TraceEntry[],
  connection: TraceConnection,
  { layer, range, direction }: Unit,
): number | null {
  const start = connection.conversation.layers.get(layer)?.toRaw(range)[0]?.start;
  if (start === undefined) return null;
  return recordHolding(entries, { connection, direction }, start)?.record.sequence ?? null;
}
