/** Which first byte means what, and how many datagrams began so. */
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { rangeText, type FirstByteCount } from './first-byte-counts.ts';

const names = {
  stun: 'STUN',
  zrtp: 'ZRTP',
  dtls: 'DTLS',
  'turn-channel': 'TURN channel',
  quic: 'QUIC',
  'rtp-or-rtcp': 'SRTP, SRTCP',
} as const;

export function FirstByteTable({ counts }: { readonly counts: readonly FirstByteCount[] }) {
  return (
    <table class="five-tuple-bytes">
      <caption>
        The first byte tells <SectionLink source={{ standard: 'RFC 7983', section: '7' }} />
      </caption>
      <thead>
        <tr>
          <th scope="col">first byte</th>
          <th scope="col">protocol</th>
          <th scope="col">from you</th>
          <th scope="col">from Bob</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ row, up, down }) => (
          <tr key={row.firstBytes.start} data-seen={up + down > 0 ? '' : undefined}>
            <td>{rangeText(row)}</td>
            <th scope="row">{row.protocol === null ? 'dropped' : names[row.protocol]}</th>
            <td>{up}</td>
            <td>{down}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
