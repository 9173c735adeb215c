/** Which units are drawn in the same row of layers: those of one format, and of one depth where a format has several. */
import type { FormatId, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { formatLook, formatOrder, type FormatLook } from './format-look.ts';
import type { RecordAnatomy } from './record-anatomy.ts';

export interface LayerRow {
  readonly format: FormatId;
  readonly name: string;
  readonly units: ReadonlySet<Unit>;
}

/** The rows of a record, the outermost first. */
export function layerRowsOf({ units, depths }: RecordAnatomy): readonly LayerRow[] {
  return formatOrder.flatMap((format) => {
    const look: FormatLook = formatLook[format];
    const names = [look.layerName, ...(look.innerLayerNames ?? [])];
    const own = units.filter((unit) => unit.format === format);
    return names
      .map((name, depth) => {
        const last = depth === names.length - 1;
        const inRow = own.filter(({ id }) => {
          const unitDepth = depths.get(id) ?? 0;
          return unitDepth === depth || (last && unitDepth > depth);
        });
        return { format, name, units: new Set(inRow) };
      })
      .filter((row) => row.units.size > 0);
  });
}
