/** Edits to try: each changes lines of a running call's description. */
import type { SdpDocument, SdpRow } from './sdp-document.ts';
import { noEdits, withEdit, type Edits } from './sdp-edits.ts';

export interface EditPreset {
  readonly id: string;
  readonly label: string;
  /** What to ask oneself before it is applied. */
  readonly about: string;
  /** Which lines it changes: the new text, null to delete, undefined to leave it alone. */
  readonly change: (row: SdpRow) => string | null | undefined;
}

const nameOf = ({ line }: SdpRow) => line.attribute?.name;

/** The other direction of digits: another hash, of the same length. */
const anotherHash = (text: string) =>
  text.replace(/[0-9A-F]{2}$/, (last) => (last === '00' ? '01' : '00'));

/** The third payload type comes first: of video the second one only repeats the first. */
const thirdFirst = (text: string) =>
  text.replace(/^(m=\S+ \S+ \S+) (\S+) (\S+) (\S+)/, '$1 $4 $3 $2');

export const editPresets: readonly EditPreset[] = [
  {
    id: 'no-fingerprint',
    label: 'remove the fingerprint',
    about: 'Without a=fingerprint nothing says which certificate DTLS has to show.',
    change: (row) => (nameOf(row) === 'fingerprint' ? null : undefined),
  },
  {
    id: 'other-fingerprint',
    label: 'another fingerprint',
    about: 'The last byte of the hash differs: what somebody in the middle would have to do.',
    change: (row) => (nameOf(row) === 'fingerprint' ? anotherHash(row.line.text) : undefined),
  },
  {
    id: 'setup-passive',
    label: 'a=setup:passive',
    about: 'This side says that it waits for the DTLS handshake: the other has to begin.',
    change: (row) => (nameOf(row) === 'setup' ? 'a=setup:passive' : undefined),
  },
  {
    id: 'setup-active',
    label: 'a=setup:active',
    about: 'This side says that it begins the DTLS handshake. Does it keep its word?',
    change: (row) => (nameOf(row) === 'setup' ? 'a=setup:active' : undefined),
  },
  {
    id: 'codec-order',
    label: 'another codec first',
    about: 'The order of the payload types in m= is the order of preference.',
    change: ({ line }) => (/^m=(audio|video) /.test(line.text) ? thirdFirst(line.text) : undefined),
  },
  {
    id: 'max-message-size',
    label: 'small messages only',
    about: 'This side takes messages up to 1,000 bytes, and no more.',
    change: (row) => (nameOf(row) === 'max-message-size' ? 'a=max-message-size:1000' : undefined),
  },
  {
    id: 'recvonly',
    label: 'a=recvonly',
    about: 'This side wants to receive and not to send. What will the other side answer?',
    change: (row) => (nameOf(row) === 'sendrecv' ? 'a=recvonly' : undefined),
  },
  {
    id: 'no-rtcp-mux',
    label: 'RTCP on a port of its own',
    about: 'Without a=rtcp-mux RTCP would need a second port, as it did in 2003.',
    change: (row) => (nameOf(row) === 'rtcp-mux' ? null : undefined),
  },
  {
    id: 'wrong-password',
    label: 'a wrong ICE password',
    about: 'The checks are signed with the password of the other side.',
    change: (row) => (nameOf(row) === 'ice-pwd' ? 'a=ice-pwd:AAAAAAAAAAAAAAAAAAAAAAAA' : undefined),
  },
  {
    id: 'unknown-attribute',
    label: 'an unknown attribute',
    about: 'Who does not know an attribute ignores it.',
    change: ({ line }) => (line.type === 't' ? `${line.text}\na=nobody-knows:this` : undefined),
  },
  {
    id: 'unknown-type',
    label: 'an unknown letter',
    about: 'An unknown type of line is another matter than an unknown attribute.',
    change: ({ line }) => (line.type === 't' ? `${line.text}\nx=what` : undefined),
  },
];

export function editsOf({ change }: EditPreset, { rows }: SdpDocument): Edits {
  return rows.reduce((edits, row) => {
    const text = change(row);
    return text === undefined ? edits : withEdit(edits, row, text);
  }, noEdits);
}
