/** One packet: what each box did with it, and its bytes field by field. */
import type { VNode } from 'preact';
import type { Field } from '@wireside/labs-server/wire/field/field.ts';
import { valueText } from '../../wire-view/field-rows.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import type { NatPacket } from './nat-packets.ts';
import { stepWords } from './nat-words.ts';

export function NatPacketDetails({ packet }: { readonly packet: NatPacket }) {
  const { number, way, content, sent } = packet;
  return (
    <section aria-label={`Packet ${number}`}>
      <p class="nat-heading">
        Packet {number}: {content.title}
      </p>
      <ol class="nat-steps">
        {way.map((event, index) => (
          <li key={index} data-kind={event.kind}>
            <span class="nat-time">{event.atMs} ms</span> {stepWords(event)}
          </li>
        ))}
      </ol>
      <details class="nat-bytes">
        <summary>
          Its {sent.hex.length / 2} bytes, of the virtual network
          {content.fields.length > 0 ? ', field by field' : ''}
        </summary>
        <pre>{sent.hex.match(/.{1,8}/g)?.join(' ') ?? ''}</pre>
        {content.fields.length > 0 && <Fields fields={content.fields} />}
      </details>
    </section>
  );
}

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <table class="nat-fields">
      <colgroup>
        <col class="nat-fields-name" />
        <col />
        <col class="nat-fields-source" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">field</th>
          <th scope="col">value and meaning</th>
          <th scope="col">standard</th>
        </tr>
      </thead>
      <tbody>{fields.map((field, index) => rowsOf(field, 0, `${index}`))}</tbody>
    </table>
  );
}

/** A field and those inside of it; the bits of the message type are told by their sum. */
function rowsOf(field: Field, depth: number, key: string): VNode[] {
  const value = valueText(field);
  const row = (
    <tr key={key}>
      <th scope="row" style={{ paddingLeft: `${depth}em` }}>
        {field.name}
      </th>
      <td>
        {value !== '' && <code>{value}</code>} {field.meaning}
      </td>
      <td>
        <SectionLink source={field.source} />
      </td>
    </tr>
  );
  if (depth > 0 || field.name === 'STUN message type') return [row];
  return [row, ...field.children.flatMap((child, index) => rowsOf(child, 1, `${key}.${index}`))];
}
