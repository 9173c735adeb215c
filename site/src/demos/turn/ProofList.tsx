/** The steps of a relayed call, as the wire shows them. */
import { hex16 } from '@wireside/labs-server/wire/stun/bytes.ts';
import type { DatagramProtocol } from '@wireside/labs-server/wire/conversation/first-byte.ts';
import { formatCount, plural } from '../../wire-view/quantities.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import type { TurnProof } from './turn-proof.ts';

interface Step {
  readonly name: string;
  readonly section: string;
  /** Empty while the wire does not show it. */
  readonly words: string;
}

export function ProofList({ proof }: { readonly proof: TurnProof }) {
  return (
    <ol class="turn-steps">
      {stepsOf(proof).map(({ name, section, words }) => (
        <li key={name} data-seen={words === '' ? undefined : ''}>
          <b>{name}</b> <SectionLink source={{ standard: 'RFC 8656', section }} />
          <p>{words === '' ? 'not on the wire yet' : words}</p>
        </li>
      ))}
      {proof.refusals.map(({ code, reason }, index) => (
        <li key={`${code} ${index}`} data-refused="">
          <b>refused</b>
          <p>
            {code} {reason}
          </p>
        </li>
      ))}
    </ol>
  );
}

function stepsOf(proof: TurnProof): readonly Step[] {
  const { challenges, allocations, permissions, channels, byChannel, byIndication } = proof;
  return [
    {
      name: 'Challenge',
      section: '7.2',
      words:
        challenges === 0
          ? ''
          : `${plural(challenges, 'Allocate request')} without credentials, answered with 401, a realm and a nonce`,
    },
    {
      name: 'Allocate',
      section: '7.3',
      words: allocations
        .map(({ relayed, lifetimeSeconds }) => `${relayed} for ${lifetimeSeconds} s`)
        .join(', '),
    },
    {
      name: 'CreatePermission',
      section: '9',
      words: permissions.length === 0 ? '' : `for ${listed(permissions)}`,
    },
    {
      name: 'ChannelBind',
      section: '12.1',
      words: channels.map(({ number, peer }) => `${hex16(number)} is ${peer}`).join(', '),
    },
    {
      name: 'Data',
      section: '12.4',
      words: dataWords(byChannel.datagrams, byIndication.datagrams, proof.inside),
    },
  ];
}

const protocolWords: Readonly<Record<DatagramProtocol, string>> = {
  stun: 'checks of ICE',
  dtls: 'DTLS',
  'rtp-or-rtcp': 'SRTP',
  zrtp: 'ZRTP',
  quic: 'QUIC',
  'turn-channel': 'ChannelData',
};

function dataWords(byChannel: number, byIndication: number, inside: TurnProof['inside']): string {
  if (byChannel + byIndication === 0) return '';
  const contents = [...inside]
    .map(([protocol, count]) => {
      const name = protocol === null ? 'something unknown' : protocolWords[protocol];
      return `${formatCount(count)} × ${name}`;
    })
    .join(', ');
  return `${plural(byChannel, 'ChannelData message')} and ${plural(byIndication, 'indication')}; inside: ${contents}`;
}

function listed(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and others`;
}
