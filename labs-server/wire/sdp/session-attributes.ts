/** Attributes of grouping, of DTLS, and of data channels. */
import type { FieldTerm } from '../field/field-reader.ts';
import { attribute, sourceOf } from './attribute-term.ts';
import { digits, rest, type Subfield, token, word } from './subfield.ts';

const semantics: Readonly<Record<string, Partial<FieldTerm>>> = {
  BUNDLE: {
    meaning: 'These streams share one transport: one port, one DTLS, one ICE.',
    source: sourceOf('RFC 9143 5'),
  },
  LS: { meaning: 'Lip synchronisation: play these streams in step.' },
};

const roles: Readonly<Record<string, Partial<FieldTerm>>> = {
  actpass: { meaning: 'The other side may choose; what an offer says.' },
  active: { meaning: 'This peer begins the handshake: it is the DTLS client.' },
  passive: { meaning: 'This peer waits for the handshake: it is the DTLS server.' },
  holdconn: { meaning: 'No connection for now.' },
};

/** Browsers write a space before it. */
const webrtcStreams = { name: 'msid-semantic', meaning: 'WMS: WebRTC media streams.' };

const crypto: readonly Subfield[] = [
  word('tag', 'Number of this proposal.', { expect: digits }),
  word('crypto-suite', 'Cipher and authentication of SRTP.'),
  word('key-params', 'The key itself, in the clear: who reads the signaling reads the media.'),
  rest('session-params', 'Further parameters.', { optional: true }),
];

export const sessionAttributes = [
  attribute('group', 'RFC 5888 5', 'Streams that belong together.', [
    word('semantics', 'What their belonging means.', {
      expect: token,
      says: (text) => semantics[text] ?? {},
    }),
    word('identification-tag', 'The mid of one stream.', {
      many: true,
      optional: true,
      expect: token,
    }),
  ]),
  attribute('mid', 'RFC 5888 4', 'Name of this media description, by which others refer to it.', [
    rest('identification-tag', 'Unique in the description.', { expect: token }),
  ]),
  attribute('bundle-only', 'RFC 9143 6', 'This stream is there only within the BUNDLE group.'),
  attribute('fingerprint', 'RFC 8122 5', 'Hash of the certificate that DTLS will show.', [
    word('hash-func', 'The hash function.', { expect: token }),
    rest('fingerprint', 'What the certificate must hash to: this ties the media to signaling.', {
      expect: { rule: '2UHEX *(":" 2UHEX)', pattern: /^[0-9A-F]{2}(:[0-9A-F]{2})*$/ },
    }),
  ]),
  attribute('setup', 'RFC 4145 4', 'Who begins the DTLS handshake.', [
    rest('role', 'The role.', {
      expect: {
        rule: 'actpass, active, passive or holdconn',
        pattern: /^(act(pass|ive)|passive|holdconn)$/,
      },
      says: (text) => roles[text] ?? {},
    }),
  ]),
  attribute('tls-id', 'RFC 8842 4', 'Identifies the DTLS association.', [
    rest('tls-id-value', 'A new one asks for a new association.'),
  ]),
  attribute('identity', 'RFC 8827 5', 'Who vouches for the fingerprint.', [
    rest('identity-assertion', 'In Base64.'),
  ]),
  attribute('crypto', 'RFC 4568 4', 'A key for SRTP, by SDES; WebRTC forbids it.', crypto),
  attribute('sctp-port', 'RFC 8841 5', 'The port of SCTP within DTLS.', [
    rest('port', 'From 0 to 65535; 0 closes the association.', {
      expect: {
        rule: 'a number up to 65535',
        pattern: /^(?=\d{1,5}$)0*([0-5]?\d{1,4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
      },
    }),
  ]),
  attribute('max-message-size', 'RFC 8841 6', 'The largest message that this peer takes.', [
    rest('max-message-size-value', 'In bytes; 0 is any size.', { expect: digits }),
  ]),
  attribute('msid', 'RFC 8830 2', 'Stream and track in script: streams and ontrack say so.', [
    word('msid-id', 'Id of the MediaStream; - where the track is in none.'),
    rest('msid-appdata', 'Id of the track, as the sender calls it.', { optional: true }),
  ]),
  attribute('msid-semantic', 'RFC 8830 4.1', 'Left over from drafts of msid; of no standard now.', [
    word('msid-id', 'Id of one MediaStream.', {
      many: true,
      optional: true,
      says: (_, before) => (before.every((text) => text === '') ? webrtcStreams : {}),
    }),
  ]),
];
