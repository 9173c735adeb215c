/** The protocols as they stand on each other; what was seen on the wire is lit. */
import type { OpenRecord } from '@wireside/labs-server/wire/record.ts';
import { addressText } from '@wireside/labs-server/wire/stun/transport-address.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import type { CallProtocol } from './packet-places.ts';
import { stackColumns, type StackLayer } from './stack-layers.ts';

interface Props {
  readonly counts: Readonly<Record<CallProtocol, number>>;
  /** Null while no datagram came. */
  readonly pair: Pick<OpenRecord, 'local' | 'remote'> | null;
}

export function Stack({ counts, pair }: Props) {
  return (
    <div class="five-tuple-stack" role="group" aria-label="The protocols of the call">
      {stackColumns.map(({ title, layers }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ol>
            {layers.map((layer) => (
              <Layer key={layer.title} layer={layer} counts={counts} />
            ))}
          </ol>
        </section>
      ))}
      <p class="five-tuple-pair">
        <b>UDP</b> {pair === null ? 'one pair of addresses' : pairText(pair)}
      </p>
    </div>
  );
}

function Layer({ layer, counts }: { readonly layer: StackLayer } & Pick<Props, 'counts'>) {
  const { title, about, source, protocol } = layer;
  const count = protocol === null ? null : counts[protocol];
  return (
    <li
      data-protocol={protocol ?? 'api'}
      data-seen={count === null || count === 0 ? undefined : ''}
    >
      <b>{title}</b> <span>{about}</span> <SectionLink source={source} />
      {count !== null && <span class="five-tuple-count">{countText(count)}</span>}
    </li>
  );
}

function countText(count: number): string {
  return count === 0 ? 'not seen' : `${count} seen`;
}

function pairText({ local, remote }: Pick<OpenRecord, 'local' | 'remote'>): string {
  return `browser ${addressText(remote)} ↔ Bob ${addressText(local)}`;
}
