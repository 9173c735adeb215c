/** Names and values, one below the other. */
import type { PageFact } from '@wireside/labs-server/wire/record.ts';

export function FactList({ facts }: { readonly facts: readonly PageFact[] }) {
  return (
    <dl class="wire-facts">
      {facts.map(([name, value], at) => (
        <div key={`${at} ${name}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
