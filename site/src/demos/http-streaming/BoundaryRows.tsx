/** The same bytes in rows: where events end, and where the pieces end that each reader got. */
import { blockLengths } from './piece-kinds.ts';
import type { ReadersReport } from './readers-report.ts';

export function BoundaryRows({ report }: { readonly report: ReadersReport }) {
  const { readers, written } = report;
  const fetched = readers.fetch.pieces.map(({ text }) => text);
  const requested = readers.xhr.pieces.map(({ text }) => text);
  const blocks = blockLengths(fetched.join(''));
  const rows = [
    { label: 'events', hue: 'event', lengths: blocks },
    { label: 'fetch()', hue: 'http', lengths: fetched.map(({ length }) => length) },
    { label: 'XHR', hue: 'tcp', lengths: requested.map(({ length }) => length) },
  ];
  const expected = expectedLength(blocks, written, report.complete);
  return (
    <figure class="boundaries">
      <figcaption>
        The same stream three times: each stretch ends where its reader saw an end.
      </figcaption>
      {rows.map(({ label, hue, lengths }) => (
        <div key={label} class="boundary-row" aria-hidden="true">
          <span>{label}</span>
          <div class={`boundary-track boundary-${hue}`}>
            {lengths.map((length, index) => (
              <i key={index} style={{ width: `${(length / expected) * 100}%` }} />
            ))}
          </div>
        </div>
      ))}
    </figure>
  );
}

/** Length of the whole stream: as it is in the end, guessed from its blocks before that. */
function expectedLength(blocks: readonly number[], written: number, complete: boolean): number {
  const length = blocks.reduce((sum, block) => sum + block, 0);
  if (complete || blocks.length === 0) return Math.max(1, length);
  return Math.max(length, Math.max(...blocks) * (written + 1));
}
