/** The payload of a frame as a table: sent, key, XOR of both, and the characters that come out. */
import { hexCell, maskBlocks, type MaskBlock, type PayloadText } from './mask-columns.ts';
import type { WireFrame } from './wire-frame.ts';

interface Props {
  readonly frame: WireFrame;
  /** Bytes of payload data that are shown. */
  readonly shownBytes: number;
  readonly perBlock: number;
  readonly reads: PayloadText;
  /** Name of the field that is pointed at. */
  readonly pointed: string | null;
}

export function FrameMask({ frame, shownBytes, perBlock, reads, pointed }: Props) {
  const { headerBytes, maskingKey, bytes } = frame;
  const sent = bytes.subarray(headerBytes, headerBytes + shownBytes);
  const blocks = maskBlocks(sent, maskingKey, perBlock, reads);
  if (blocks.length === 0) return <p class="frame-mask">This frame carries no payload data.</p>;
  return (
    <div class="frame-mask">
      {blocks.map((block) => (
        <Block
          key={block.columns[0]?.index}
          block={block}
          masked={maskingKey !== null}
          pointed={pointed}
          perBlock={perBlock}
        />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: MaskBlock;
  readonly masked: boolean;
  readonly perBlock: number;
  readonly pointed: string | null;
}

function Block({ block, masked, perBlock, pointed }: BlockProps) {
  const { columns, texts } = block;
  const from = columns[0]?.index ?? 0;
  const rest = perBlock - columns.length;
  const rows = [
    { head: masked ? 'masked' : 'payload', key: 'sent', part: 'Application data' },
    ...(masked
      ? ([
          { head: 'key, repeated', key: 'key', part: 'Masking-key' },
          { head: '⊕ payload', key: 'payload', part: null },
        ] as const)
      : []),
  ] as const;
  return (
    <table>
      <caption class="visually-hidden">
        Bytes {from} to {from + columns.length - 1} of the payload data
      </caption>
      <colgroup>
        <col class="frame-mask-heads" />
        <col span={perBlock} />
      </colgroup>
      <tbody>
        {rows.map(({ head, key, part }) => (
          <tr
            key={key}
            class={`frame-mask-${key} ${part !== null && part === pointed ? 'frame-mask-pointed' : ''}`}
          >
            <th scope="row">{head}</th>
            {columns.map((column) => (
              <td key={column.index}>{hexCell(column[key])}</td>
            ))}
            {rest > 0 && <td colSpan={rest} aria-hidden="true" />}
          </tr>
        ))}
        {texts.length > 0 && (
          <tr class="frame-mask-text">
            <th scope="row">text</th>
            {texts.map(({ text, octets }, index) => (
              <td key={index} colSpan={octets} class={octets > 1 ? 'frame-mask-wide' : ''}>
                {text}
              </td>
            ))}
            {rest > 0 && <td colSpan={rest} aria-hidden="true" />}
          </tr>
        )}
      </tbody>
    </table>
  );
}
