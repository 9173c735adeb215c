/** XOR-MAPPED-ADDRESS undone byte by byte. */
import type { XorStep, XorSteps } from './xor-steps.ts';

export function XorTable({ steps }: { readonly steps: XorSteps }) {
  const { port, address, family } = steps;
  return (
    <div class="stun-xor">
      <Undone title="the port" step={port} keyName="cookie, first 16 bits" />
      <Undone
        title={`the ${family} address`}
        step={address}
        keyName={family === 'IPv4' ? 'cookie' : 'cookie and transaction ID'}
      />
    </div>
  );
}

interface Props {
  readonly title: string;
  readonly step: XorStep;
  readonly keyName: string;
}

function Undone({ title, step: { wire, key, plain, text }, keyName }: Props) {
  const rows = [
    ['on the wire', wire, hex],
    [keyName, key, hex],
    ['⊕ XOR', plain, hex],
    ['decimal', plain, decimal],
  ] as const;
  return (
    <table>
      <caption>
        {title}: <b>{text}</b>
      </caption>
      <tbody>
        {rows.map(([name, bytes, written]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {Array.from(bytes, (byte, index) => (
              <td key={index}>{written(byte)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function decimal(byte: number): string {
  return String(byte);
}
