/** The tables of the NATs, as they are when the chosen packet is at the end of its way. */
import { natNodes } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import type { MappingTables, ShownMapping } from './nat-mappings.ts';
import { addressWords } from './nat-words.ts';

export function NatMappings({ tables }: { readonly tables: MappingTables }) {
  if (tables.size === 0) return <p class="nat-about">No NAT has a mapping yet.</p>;
  return (
    <div class="nat-tables">
      {[...tables].map(([node, mappings]) => (
        <table key={node} class="nat-table">
          <caption>Mappings of {natNodes[node]} after this packet</caption>
          <thead>
            <tr>
              <th scope="col">inside</th>
              <th scope="col">outside</th>
              <th scope="col">was sent to</th>
            </tr>
          </thead>
          <tbody>
            {mappings.map((mapping) => (
              <MappingRow key={mapping.number} {...mapping} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function MappingRow({ transport, internal, external, sentTo, isExpired }: ShownMapping) {
  return (
    <tr data-expired={isExpired ? '' : undefined}>
      <td>{addressWords(internal)}</td>
      <td>
        {addressWords(external)}
        {transport === 'tcp' && ' (TCP)'}
        {isExpired && ' (expired)'}
      </td>
      <td>{sentTo.join(', ')}</td>
    </tr>
  );
}
