/** Which units are drawn in the same row of layers: those of one format, and of one depth where a format has several. */
import type { FormatId, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { formatLook, formatOrder, type FormatLook } from './format-look.ts';
import type { RecordAnatomy } from './record-anatomy.ts';

export interface LayerRow {
  readonly format: FormatId;
  readonly name: string;
  readonly units: ReadonlySet<Unit>;
}

/** The rows of a record, the outermost first; what was decrypted is in rows of its own, below all others. */
export function layerRowsOf(anatomy: RecordAnatomy): readonly LayerRow[] {
  const { units, decrypted } = anatomy;
  const onWire = units.filter(({ id }) => !decrypted.has(id));
  const below = units.filter(({ id }) => decrypted.has(id));
  return [
    ...formatOrder.flatMap((format) => rowsOfFormat(format, onWire, anatomy)),
    ...formatOrder.map((format) => decryptedRow(format, below)),
  ].filter((row) => row.units.size > 0);
}

function decryptedRow(format: FormatId, units: readonly Unit[]): LayerRow {
  const own = units.filter((unit) => unit.format === format);
  return { format, name: `decrypted ${formatLook[format].layerName}`, units: new Set(own) };
}

function rowsOfFormat(
  format: FormatId,
  units: readonly Unit[],
  { depths }: RecordAnatomy,
): readonly LayerRow[] {
  const look: FormatLook = formatLook[format];
  const names = [look.layerName, ...(look.innerLayerNames ?? [])];
  const own = units.filter((unit) => unit.format === format);
  return names.map((name, depth) => {
    const last = depth === names.length - 1;
    const inRow = own.filter(({ id }) => {
      const unitDepth = depths.get(id) ?? 0;
      return unitDepth === depth || (last && unitDepth > depth);
    });
    return { format, name, units: new Set(inRow) };
  });
}
